-- A second round of a draw moves somebody to a dearer wish: the place they had is left, and says for which.
alter table participation_entries
  drop constraint participation_entries_state_check,
  add constraint participation_entries_state_check check (state in ('interested', 'applied', 'waiting', 'offered',
    'confirmed', 'attended', 'absent', 'excused', 'completed', 'withdrawn', 'lapsed', 'cancelled', 'declined', 'moved')),
  add column moved_to uuid,
  -- Erased or gone by its time, the later place is named no more.
  add foreign key (ecosystem_id, moved_to) references participation_entries (ecosystem_id, id) on delete set null (moved_to),
  add check (moved_to is null or state = 'moved');
create index participation_entries_moved_to on participation_entries (ecosystem_id, moved_to) where moved_to is not null;

drop index participation_entries_once;
create unique index participation_entries_once on participation_entries (ecosystem_id, occasion_id, person_id)
  where state not in ('withdrawn', 'lapsed', 'cancelled', 'declined', 'moved');
