-- Somebody's own name under a want, private to the family, and the offers that may be what was wished for.

-- When in the year it is wanted; null: whenever.
alter table wants add column season text collate "C" check (season in ('spring', 'summer', 'autumn', 'winter'));

create table wants_wishes (
  ecosystem_id uuid not null,
  id uuid not null,
  want_id uuid not null,
  -- Whose wish it is, and who wrote it down; null: that person was erased since.
  person_id uuid not null,
  signed_by uuid,
  signed_at timestamptz not null,
  state text collate "C" not null check (state in ('open', 'met', 'taken-back')),
  changed_at timestamptz not null,
  -- What the family gives to friends, so that they find the same want; it opens nothing else.
  code text collate "C" not null,
  -- The last day on which the family was told of what was found for it.
  told_on date,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, want_id, person_id),
  unique (ecosystem_id, code),
  foreign key (ecosystem_id, want_id) references wants (ecosystem_id, id) on delete cascade,
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('wants_wishes');
create index wants_wishes_of_person on wants_wishes (ecosystem_id, person_id);
create index wants_wishes_signed_by on wants_wishes (ecosystem_id, signed_by, signed_at);
create index wants_wishes_open on wants_wishes (ecosystem_id, want_id) where state = 'open';

-- An offer that may be it: once for each wish and offer, whatever is said of it later.
create table wants_finds (
  ecosystem_id uuid not null,
  wish_id uuid not null,
  -- A listing of the catalogue, by id only, with its title as it was when it was found.
  opportunity_id uuid not null,
  title jsonb not null,
  found_at timestamptz not null,
  state text collate "C" not null check (state in ('found', 'told', 'this-is-it', 'not-this')),
  primary key (ecosystem_id, wish_id, opportunity_id),
  foreign key (ecosystem_id, wish_id) references wants_wishes (ecosystem_id, id) on delete cascade
);
select platform_protect('wants_finds');
create index wants_finds_untold on wants_finds (ecosystem_id, wish_id) where state = 'found';
