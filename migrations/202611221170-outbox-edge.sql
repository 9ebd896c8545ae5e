-- How far the outbox may be read: up to the oldest transaction that is still open and might yet tell something here.
-- One that is known to work in another database of the same server can not; all others hold the edge, also those of
-- which nothing is known. Whoever was open when the asking statement began is looked at, so nothing that commits
-- meanwhile is passed by. The owner asks for everybody: only who owns a connection may see its transaction.
create function platform_outbox_edge() returns xid8
  stable parallel restricted security definer language sql set search_path = pg_catalog as $$
  select coalesce(
    (select open.xid
       from pg_snapshot_xip(pg_current_snapshot()) as open (xid)
      where not exists (
        select from pg_stat_activity as elsewhere
         where elsewhere.datname <> current_database()
           and elsewhere.backend_xid::text::bigint = open.xid::text::bigint % 4294967296)
      order by open.xid
      limit 1),
    pg_snapshot_xmax(pg_current_snapshot()))
$$;
