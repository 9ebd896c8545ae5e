-- Questions about a child, a card or a case name everybody's rows, ended ones too: an index that holds only the open ones
-- can not answer them, and every row of the table would be read.
create index families_links_of_child on families_links (ecosystem_id, child_id);
create index people_cards_of_person on people_cards (ecosystem_id, person_id);
create index families_protections_of_child on families_protections (ecosystem_id, child_id);
create index families_mandates_of_link on families_mandates (ecosystem_id, link_id);
create index governance_decisions_of_case on governance_decisions (ecosystem_id, case_id);
create index governance_decisions_of_person on governance_decisions (ecosystem_id, person_id);
create index messages_notices_for on messages_notices (ecosystem_id, for_id);
create index messages_reports_of_post on messages_reports (ecosystem_id, post_id);
create index catalogue_reports_of_opportunity on catalogue_reports (ecosystem_id, opportunity_id);
