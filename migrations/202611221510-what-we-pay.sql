-- What a family pays for each of its own on one occasion, as settled when they asked: an amount and nothing of why it is that one.
alter table participation_entries
  add column settled_minor bigint check (settled_minor >= 0),
  add column settled_currency text collate "C" check (settled_currency ~ '^[A-Z]{3}$'),
  add check ((settled_minor is null) = (settled_currency is null));
