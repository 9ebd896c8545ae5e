-- Names that feeds go on writing after a person gave the organisation another one, folded as people compare them. The
-- next import finds it by them and does not make it anew.
alter table organisations add column former_folded_names text[] not null default '{}';
