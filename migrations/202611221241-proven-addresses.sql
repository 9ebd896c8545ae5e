-- An organisation proves that a web address is its own: by a line in the name's own records, or a file on the site.
create table organisations_domains (
  ecosystem_id uuid not null,
  organisation_id uuid not null,
  domain text collate "C" not null,
  -- What has to stand there. Public by its nature.
  token text collate "C" not null,
  asked_at timestamptz not null,
  -- Null: not proven, or no longer.
  proven_by text collate "C" check (proven_by in ('record', 'file')),
  proven_on date,
  -- What the last look found, for those who try.
  looked_at timestamptz,
  found text collate "C",
  primary key (ecosystem_id, organisation_id),
  foreign key (ecosystem_id, organisation_id) references organisations (ecosystem_id, id) on delete cascade,
  check ((proven_by is null) = (proven_on is null))
);
select platform_protect('organisations_domains');
