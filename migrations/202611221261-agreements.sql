-- What two parties agreed about data on people: who gives, who receives, what for, which fields, from when until when.

create table organisations_agreements (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Whose people it is about: the district, the school.
  giver_id uuid not null,
  -- Null: the ecosystem itself.
  receiver_id uuid,
  purpose text collate "C" not null,
  -- Words of a closed list; what is not among them is refused at the door.
  fields text[] collate "C" not null check (cardinality(fields) > 0),
  version smallint not null default 1 check (version > 0),
  -- The earlier version that this one follows.
  follows_id uuid,
  from_on date not null,
  -- The last day it runs.
  until_on date not null,
  -- What both sign, word for word.
  text text not null check (length(text) between 1 and 60000),
  language text collate "C" not null,
  state text collate "C" not null
    check (state in ('draft', 'offered', 'signed', 'running', 'ended', 'withdrawn')),
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- When what was imported under it was let go, after its end.
  cleared_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, giver_id) references organisations (ecosystem_id, id),
  foreign key (ecosystem_id, receiver_id) references organisations (ecosystem_id, id),
  foreign key (ecosystem_id, follows_id) references organisations_agreements (ecosystem_id, id),
  check (until_on >= from_on),
  check (giver_id is distinct from receiver_id)
);
create index organisations_agreements_of_giver on organisations_agreements (ecosystem_id, giver_id);
create index organisations_agreements_of_receiver on organisations_agreements (ecosystem_id, receiver_id);
select platform_protect('organisations_agreements');

create table organisations_signatures (
  ecosystem_id uuid not null,
  agreement_id uuid not null,
  side text collate "C" not null check (side in ('giver', 'receiver')),
  -- A person of the ecosystem; null: an operator by a link.
  signed_by uuid,
  signed_at timestamptz not null,
  -- SHA-256 of the very text that was signed.
  text_hash bytea not null,
  primary key (ecosystem_id, agreement_id, side),
  foreign key (ecosystem_id, agreement_id) references organisations_agreements (ecosystem_id, id)
);
select platform_protect('organisations_signatures');
revoke update, delete on organisations_signatures from hedgerow_app;

-- What was handed over under it. The giver takes this log along as a file.
create table organisations_disclosures (
  ecosystem_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  at timestamptz not null,
  by_kind text collate "C" not null,
  -- Null: the house itself.
  by_id uuid,
  -- `roster`, `list`, `export` …: how it went over.
  how text collate "C" not null,
  fields text[] collate "C" not null,
  about uuid[] not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, agreement_id) references organisations_agreements (ecosystem_id, id)
);
create index organisations_disclosures_of on organisations_disclosures (ecosystem_id, agreement_id, at);
select platform_protect('organisations_disclosures');
revoke update, delete on organisations_disclosures from hedgerow_app;
