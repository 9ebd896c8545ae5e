-- Nobody asks the record for all facts about an offer, or of a house: each writer knows its own by source and original id,
-- and what a room counts it counts from its own tables. An index nobody reads is written with every fact.
drop index record_facts_about;
drop index record_facts_of_organisation;
