-- What somebody is told: laid in their inbox, and sent by the way they chose.

-- A text message is laid where mails of a demonstration are.
alter table platform_mailbox add column kind text collate "C" not null default 'mail' check (kind in ('mail', 'text'));

create table messages_notices (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Who reads it, and whom it is about: a guardian reads what is meant for a child.
  person_id uuid not null,
  for_id uuid not null,
  -- `people.clearance-lapsed`: with what it is about, it is told once.
  kind text collate "C" not null,
  about_id uuid not null,
  -- The key of its sentence: it is said in the reader's language when it is read or sent, not when it is laid.
  sentence text collate "C" not null,
  facts jsonb not null,
  -- The page it leads to, from the ecosystem's own address on.
  path text collate "C" check (path ~ '^/' and length(path) <= 500),
  -- A page that opens without signing in: only for what is sent, and gone when it was.
  link text collate "C" check (link ~ '^/' and length(link) <= 500),
  urgent boolean not null,
  laid_at timestamptz not null,
  read_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, person_id, for_id, kind, about_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, for_id) references people_persons (ecosystem_id, id)
);
create index messages_notices_of_person on messages_notices (ecosystem_id, person_id, id);
create index messages_notices_unread on messages_notices (ecosystem_id, person_id) where read_at is null;
select platform_protect('messages_notices');

-- One way out for one notice. The address is looked up when it is sent: whoever changed it in the night gets it there.
create table messages_deliveries (
  ecosystem_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  -- waiting → sending → sent; or waiting again after a fault; or given-up; or let-be: nobody needed it any more.
  state text collate "C" not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'given-up', 'let-be')),
  -- By what it went; null until then.
  channel text collate "C" check (channel in ('mail', 'text')),
  urgent boolean not null,
  -- The person's night passed over it: several of one night go out as one.
  waited boolean not null default false,
  due_at timestamptz not null,
  tries smallint not null default 0,
  -- Our own word for what went wrong, never what the other side said.
  fault text collate "C",
  segments smallint not null default 0,
  changed_at timestamptz not null,
  primary key (ecosystem_id, notice_id),
  foreign key (ecosystem_id, notice_id) references messages_notices (ecosystem_id, id) on delete cascade
);
create index messages_deliveries_open on messages_deliveries (ecosystem_id, due_at) where state in ('waiting', 'sending');
create index messages_deliveries_given_up on messages_deliveries (ecosystem_id, changed_at) where state = 'given-up';
select platform_protect('messages_deliveries');

-- What somebody chose; without a row the place's standard holds.
create table messages_choices (
  ecosystem_id uuid not null,
  person_id uuid not null,
  -- Null: not chosen; the row holds something else.
  channel text collate "C" check (channel in ('mail', 'text', 'inbox')),
  -- Of the wall clock of the place; null: the place's own night.
  quiet_from time,
  quiet_until time,
  -- Topics that stay in the inbox.
  silenced text[] not null default '{}',
  -- Opens the page where one is told less, without signing in.
  less_hash bytea,
  primary key (ecosystem_id, person_id),
  unique (ecosystem_id, less_hash),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check ((quiet_from is null) = (quiet_until is null))
);
select platform_protect('messages_choices');

-- What text messages cost, month by month of the place's own calendar, counted before they are sent.
create table messages_spending (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  month text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  id uuid not null,
  segments integer not null check (segments >= 0),
  -- When the steward was told that nothing is left.
  told_at timestamptz,
  primary key (ecosystem_id, month)
);
select platform_protect('messages_spending');
