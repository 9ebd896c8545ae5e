-- Who and where: ecosystems and the networks that group them (installation-wide), then each one's areas,
-- the other names people use for them, what is measured there, and who signed the manifesto.

create table ecosystems (
  id uuid primary key,
  slug text collate "C" not null unique,
  host text collate "C" unique,
  name jsonb not null,
  purpose jsonb not null,
  manifesto jsonb not null,
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  time_zone text not null,
  languages text[] not null check (cardinality(languages) > 0),
  currency text not null,
  age_min integer not null,
  age_max integer not null,
  since_on date,
  centre_lat double precision,
  centre_lon double precision,
  settings jsonb not null default '{}',
  demonstration boolean not null default false,
  -- Raised whenever areas or their names change, so that an index kept in memory knows that it is old.
  areas_version integer not null default 0,
  created_at timestamptz not null
);

create table ecosystems_networks (
  id uuid primary key,
  slug text collate "C" not null unique,
  name jsonb not null,
  about jsonb not null
);

create table ecosystems_network_members (
  network_id uuid not null references ecosystems_networks (id) on delete cascade,
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  primary key (network_id, ecosystem_id)
);

select platform_share('ecosystems');
select platform_share('ecosystems_networks');
select platform_share('ecosystems_network_members');

create table ecosystems_areas (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- The publisher's own code: safer than a name.
  code text collate "C" not null,
  name text collate "C" not null,
  district text,
  boundary jsonb not null,
  -- The boundary with as few corners as a picture needs, made once at import.
  outline jsonb not null,
  centre_lat double precision not null,
  centre_lon double precision not null,
  population integer,
  population_year integer,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, code)
);

-- One row for each area a name covers. A name with several rows is a label over several areas ("Bronzeville").
create table ecosystems_area_names (
  ecosystem_id uuid not null,
  folded_name text collate "C" not null,
  area_id uuid not null,
  name text not null,
  primary key (ecosystem_id, folded_name, area_id),
  foreign key (ecosystem_id, area_id) references ecosystems_areas (ecosystem_id, id) on delete cascade
);

create table ecosystems_indicators (
  ecosystem_id uuid not null,
  area_id uuid not null,
  measure text collate "C" not null,
  year integer not null,
  value double precision not null,
  source text not null,
  primary key (ecosystem_id, area_id, measure, year),
  foreign key (ecosystem_id, area_id) references ecosystems_areas (ecosystem_id, id) on delete cascade
);

create table ecosystems_signatures (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  signer text not null,
  folded_signer text collate "C" not null,
  kind text not null check (kind in ('organisation', 'authority')),
  signed_on date not null,
  demonstration boolean not null default false,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, folded_signer)
);

select platform_protect('ecosystems_areas');
select platform_protect('ecosystems_area_names');
select platform_protect('ecosystems_indicators');
select platform_protect('ecosystems_signatures');
