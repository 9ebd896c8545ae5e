import type { Client } from 'pg'

/**
 * The two roles every installation needs; they belong to the whole cluster, so they are not a migration's.
 * Where we may not make them, the start says which grants to make.
 */
export async function makeRoles(client: Client): Promise<void> {
  for (const role of ['hedgerow_app', 'hedgerow_reader']) {
    const { rows } = await client.query<{ exists: boolean; isMember: boolean; user: string }>(
      `select r.oid is not null as exists, coalesce(pg_has_role(current_user, r.oid, 'member'), false) as "isMember",
         current_user as user
       from (select 1) one left join pg_roles r on r.rolname = $1`,
      [role],
    )
    const { exists, isMember, user } = rows[0]!
    try {
      if (!exists) await client.query(`create role ${role} nologin nosuperuser nobypassrls`)
      if (!isMember) await client.query(`grant ${role} to current_user`)
    } catch (fault) {
      throw new Error(
        `The database user "${user}" may not make the role ${role} (${(fault as Error).message}). ` +
          "Ask the database's administrator to run, once: " +
          `create role ${role} nologin nosuperuser nobypassrls; grant ${role} to "${user}";`,
        { cause: fault },
      )
    }
  }
}
