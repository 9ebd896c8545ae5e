-- Who makes an offer, and where it may happen. Separate, because a host may use another's venue.

create table organisations (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  slug text collate "C" not null,
  name text collate "C" not null,
  folded_name text collate "C" not null,
  kind text not null default 'other',
  about jsonb,
  website text,
  email text,
  phone text,
  languages text[] not null default '{}',
  area_ids uuid[] not null default '{}',
  verified_by text,
  verified_on date,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, slug),
  unique (ecosystem_id, folded_name),
  check ((verified_by is null) = (verified_on is null))
);

create table organisations_venues (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  name text collate "C" not null,
  folded_name text collate "C" not null,
  address text,
  folded_address text collate "C" not null default '',
  lat double precision,
  lon double precision,
  -- The area its point falls into, or that its written area names when there is no point.
  area_id uuid,
  area_as_written text,
  placed_by text check (placed_by in ('feed', 'hand')),
  -- What the feed said, kept when a person places the venue by hand, so that she can take it back.
  feed_lat double precision,
  feed_lon double precision,
  access text[] not null default '{}',
  languages text[] not null default '{}',
  facts_source text,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, area_id) references ecosystems_areas (ecosystem_id, id) on delete set null (area_id),
  check ((lat is null) = (lon is null)),
  check ((feed_lat is null) = (feed_lon is null))
);

create index organisations_venues_by_name on organisations_venues (ecosystem_id, folded_name, folded_address);
create index organisations_venues_by_area on organisations_venues (ecosystem_id, area_id);

select platform_protect('organisations');
select platform_protect('organisations_venues');
