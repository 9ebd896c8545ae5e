-- Families who sit together or not at all, each with its own booking, and who was asked to come along.
alter table participation_bookings
  -- The booking they joined; null: a party of its own. The party stands in the line where the last of them asked.
  add column party_id uuid;
create index participation_bookings_of_party on participation_bookings (ecosystem_id, party_id) where party_id is not null;

create table participation_invitations (
  ecosystem_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  -- `friends`: another family joins the party. `carer`: a grown-up comes along with this family's children.
  kind text collate "C" not null check (kind in ('friends', 'carer')),
  -- Only whoever was given the link has the code.
  code_hash bytea not null,
  -- Null: was erased.
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, code_hash),
  foreign key (ecosystem_id, booking_id) references participation_bookings (ecosystem_id, id) on delete cascade
);
select platform_protect('participation_invitations');
create index participation_invitations_of_booking on participation_invitations (ecosystem_id, booking_id);
