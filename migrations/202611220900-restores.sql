-- Each time a backup was brought into this database. Transaction numbers belong to the cluster that gave them; what is
-- told to the outside as "the number of a change" begins anew above every number told before.
create table platform_restores (
  restored_at timestamptz primary key,
  backup_made_at timestamptz not null,
  change_numbers_begin bigint not null
);
select platform_share('platform_restores');
