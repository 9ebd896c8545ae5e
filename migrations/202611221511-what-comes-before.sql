-- What somebody should have done before an offer, in the language of requirements; about no person.
create table participation_requirements (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  -- The offer is another room's row and is named by id.
  opportunity_id uuid not null,
  requirement jsonb not null check (jsonb_typeof(requirement) = 'object'),
  set_at timestamptz not null,
  primary key (ecosystem_id, opportunity_id)
);
select platform_protect('participation_requirements');
