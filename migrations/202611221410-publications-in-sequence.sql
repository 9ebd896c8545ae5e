-- The proposal that came last counts. Two of one moment, or by a clock that was set back, still have an order: that in
-- which they came. Those that stand are numbered by their moments, for a settled row no longer lies where it came.
alter table catalogue_publications add column seq bigint;
alter table catalogue_publications no force row level security;
with counted as (
  select ecosystem_id, id, row_number() over (order by proposed_at, id) as seq from catalogue_publications
)
update catalogue_publications p set seq = c.seq from counted c where (p.ecosystem_id, p.id) = (c.ecosystem_id, c.id);
alter table catalogue_publications alter column seq set not null, alter column seq add generated always as identity;
select setval(pg_get_serial_sequence('catalogue_publications', 'seq'), max(seq)) from catalogue_publications having max(seq) > 0;
alter table catalogue_publications force row level security;
create index catalogue_publications_in_sequence on catalogue_publications (ecosystem_id, opportunity_id, seq);
drop index catalogue_publications_of;
