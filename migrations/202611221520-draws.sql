-- Fair draws: a window over several days with seats, ranked wishes, and what is published of them. Seats stay participation's.

alter table participation_occasions drop constraint participation_occasions_way_check;
alter table participation_occasions add constraint participation_occasions_way_check
  check (way in ('first-come', 'fair-draw'));

create table draws_draws (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  language text collate "C" not null,
  state text collate "C" not null check (state in ('prepared', 'open', 'closed', 'seeded', 'drawn', 'published', 'cancelled')),
  -- Which round the state is about.
  round smallint not null default 1 check (round in (1, 2)),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  -- Where the seed will be read, named before the window ends, and from when.
  source text not null check (length(source) between 1 and 300),
  source_address text check (length(source_address) <= 500),
  source_at timestamptz not null,
  made_at timestamptz not null,
  -- Made at closing and never published: what keeps others from guessing rows by their hashes.
  secret text collate "C",
  closed_at timestamptz,
  commitment jsonb,
  seed text collate "C" check (length(seed) between 1 and 200),
  -- Person or operator's session; two different ones.
  seed_said_by uuid,
  seed_confirmed_by uuid,
  seed_said_at timestamptz,
  -- What was left after the draw goes to whoever asks first.
  released_at timestamptz,
  primary key (ecosystem_id, id),
  check (opens_at < closes_at and closes_at < source_at),
  check (seed_confirmed_by is null or seed_confirmed_by <> seed_said_by),
  check (state in ('prepared', 'open', 'cancelled') or (secret is not null and commitment is not null)),
  check (state in ('prepared', 'open', 'closed', 'cancelled') or seed_confirmed_by is not null)
);
select platform_protect('draws_draws');
create index draws_draws_to_close on draws_draws (ecosystem_id, closes_at) where state = 'open';

-- What one can wish for: one day of an offer.
create table draws_items (
  ecosystem_id uuid not null,
  draw_id uuid not null,
  id uuid not null,
  -- How the file calls it: w1, w2 and so on.
  name text collate "C" not null,
  occasion_id uuid not null,
  opportunity_id uuid not null,
  host_id uuid not null,
  -- As announced; from then on they do not change.
  seats integer not null check (seats >= 0),
  guarantees jsonb not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, draw_id, name),
  unique (ecosystem_id, draw_id, occasion_id),
  foreign key (ecosystem_id, draw_id) references draws_draws (ecosystem_id, id)
);
select platform_protect('draws_items');
create index draws_items_of_occasion on draws_items (ecosystem_id, occasion_id);

-- One person's wishes. From closing on a row is frozen and known by its pseudonym.
create table draws_rows (
  ecosystem_id uuid not null,
  draw_id uuid not null,
  id uuid not null,
  -- Null: erased since; the row stays in the file that was committed to, and belongs to nobody.
  person_id uuid,
  made_by uuid,
  changed_at timestamptz not null,
  -- Items, the dearest first.
  wishes uuid[] not null,
  -- A word that friends share.
  friends text collate "C" check (length(friends) <= 20),
  -- Said by the family where nobody knows it yet.
  area_id uuid,
  needs boolean not null default false,
  -- Made at closing.
  pseudonym text collate "C",
  family text collate "C",
  together text collate "C",
  groups text[],
  -- Where the draw seated them, by round. By which guarantee is kept nowhere.
  placed_first uuid,
  placed_second uuid,
  -- Gave the place back before the second round.
  left_draw boolean not null default false,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, draw_id, person_id),
  unique (ecosystem_id, draw_id, pseudonym),
  foreign key (ecosystem_id, draw_id) references draws_draws (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('draws_rows');
create index draws_rows_of_person on draws_rows (ecosystem_id, person_id);
create index draws_rows_made_by on draws_rows (ecosystem_id, made_by);

-- What a round came to: lines, what the checker said, guarantees that hurt their own group. Nobody is named.
create table draws_rounds (
  ecosystem_id uuid not null,
  draw_id uuid not null,
  round smallint not null check (round in (1, 2)),
  cut_offs jsonb not null,
  -- Wishes that blocks lost, by pseudonym of the block: private like rows.
  apart jsonb not null,
  hurting jsonb not null,
  checked jsonb not null,
  drawn_at timestamptz not null,
  published_at timestamptz,
  primary key (ecosystem_id, draw_id, round),
  foreign key (ecosystem_id, draw_id) references draws_draws (ecosystem_id, id)
);
select platform_protect('draws_rounds');
