-- For minutes what was given back can be taken back, by whoever gave it, to what it was.
alter table participation_entries
  add column given_back_from text collate "C" check (given_back_from in ('interested', 'waiting', 'offered', 'confirmed')),
  add column given_back_by uuid,
  add check ((given_back_from is null) = (given_back_by is null));
