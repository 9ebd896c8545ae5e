-- A house's change of what is public already, where it meets the gate anew: what the offer would be, and, once it took
-- effect, what it was before, so that taking the decision back takes the change back. Null: the offer itself is proposed.
alter table catalogue_publications
  add column change jsonb,
  add column stood jsonb;
create index catalogue_publications_waiting on catalogue_publications (ecosystem_id, opportunity_id)
  where change is not null and state = 'proposed';
