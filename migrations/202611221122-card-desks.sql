-- Whose desk issued a card: the others of that desk may replace it when its issuer has gone home.
alter table people_cards add column organisation_id uuid;
