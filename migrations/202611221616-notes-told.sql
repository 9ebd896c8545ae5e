-- When the day of a note has come, whoever keeps an eye on the class is told once.
alter table visits_notes add column told_on date;
