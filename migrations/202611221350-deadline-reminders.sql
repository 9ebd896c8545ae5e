-- Who can still decide hears once, before the deadline, that it comes.

alter table governance_cases add column reminded_at timestamptz;

alter table messages_reports add column reminded_at timestamptz;
