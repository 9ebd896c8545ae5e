-- A child and each guardian choose their own lead times: whoever reads it is part of what was sent.
alter table home_reminders drop constraint home_reminders_pkey;
alter table home_reminders add primary key (ecosystem_id, entry_id, starts_at, lead, person_id);
-- What is not true any more is taken back by what it was about.
create index messages_notices_about on messages_notices (ecosystem_id, about_id);
