-- Who paid for what a fact is about, by the names they had then: a fact is traced to them however the offer changes later.
alter table record_facts add column funders text[] not null default '{}';
