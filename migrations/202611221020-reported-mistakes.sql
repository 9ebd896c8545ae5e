-- What visitors say is wrong with a listing. Nothing is kept of who said it.
create table catalogue_reports (
  ecosystem_id uuid not null,
  id uuid not null,
  opportunity_id uuid not null,
  reason text not null,
  -- In the visitor's own words, where she gave some, and the language of the page she wrote them in.
  words text,
  language text not null,
  -- The same said again without further words counts up.
  times integer not null default 1 check (times > 0),
  reported_at timestamptz not null,
  dealt_with_at timestamptz,
  dealt_with_by jsonb,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, opportunity_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade,
  check ((dealt_with_at is null) = (dealt_with_by is null))
);
create index catalogue_reports_waiting on catalogue_reports (ecosystem_id, opportunity_id) where dealt_with_at is null;

select platform_protect('catalogue_reports');
