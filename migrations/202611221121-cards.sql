-- A child's card: a generated name, a secret in a QR code and four pictures. Of secret and pictures only hashes are kept.

create table people_user_names (
  ecosystem_id uuid not null,
  -- Folded: lower case, words joined by a hyphen.
  user_name text collate "C" not null,
  person_id uuid not null,
  primary key (ecosystem_id, user_name),
  unique (ecosystem_id, person_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('people_user_names');

create table people_cards (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash bytea not null,
  picture_salt bytea not null,
  picture_hash bytea not null,
  -- Null: by an operator's link or the house itself.
  issued_by uuid,
  issued_at timestamptz not null,
  stopped_at timestamptz,
  opened_at timestamptz,
  wrong_tries smallint not null default 0,
  -- After a few wrong tries for a while; after many until the adult who issued it opens it again.
  locked_until timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, secret_hash),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, issued_by) references people_persons (ecosystem_id, id)
);
-- One card a person: printing anew stops the old one.
create unique index people_cards_one_open on people_cards (ecosystem_id, person_id) where stopped_at is null;
select platform_protect('people_cards');
