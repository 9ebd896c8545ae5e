-- What a host says differently, as it stood when an import met it: a report goes on saying what happened then.
alter table feeds_imports add column held_back jsonb not null default '[]';
