import { sql } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City, Tx } from '../database/city.ts'
import { moment } from '../database/moment.ts'
import type { Look } from './words.ts'

/**
 * Notes that somebody looked at what is kept about others (P15): one row of the chain, which the database itself
 * refuses to change. Whoever looks only at themselves, and the house itself, leave none; guardians are not asked for
 * here, for their looking is their right and not the staff's.
 *
 * Other looks in this ecosystem wait from here to the end of the transaction: call it last, or take `noteLook`.
 * @param at defaults to the transaction's start; who holds a clock gives its moment
 */
export async function noteLooks(tx: Tx, { by, about, what, because }: Look, at?: Instant): Promise<void> {
  const looker = lookerOf(by)
  const others = [...new Set(about)].filter((id) => id !== looker?.id)
  if (looker === null || others.length === 0) return
  const when = at === undefined ? sql`now()` : moment(at)
  await sql`
    with look as (
      insert into platform_looks (ecosystem_id, at, by_kind, by_id, about, what, because)
      values (platform_ecosystem(), ${when}, ${looker.kind}, ${looker.id}::uuid, ${others}::uuid[], ${what}, ${because})
      returning ecosystem_id, seq, about)
    insert into platform_looked_at (ecosystem_id, person_id, seq)
    select look.ecosystem_id, person, look.seq from look, unnest(look.about) as person`.execute(tx)
}

/** The same in a small transaction of its own, before the page that shows it is sent: no look without its row. */
export const noteLook = (look: Look, city: City): Promise<void> =>
  lookerOf(look.by) === null || look.about.length === 0
    ? Promise.resolve()
    : city.transaction((tx) => noteLooks(tx, look, city.now()))

/** Null: nobody of flesh and blood who could be asked about it. */
function lookerOf(by: Actor): { readonly kind: 'person' | 'operator'; readonly id: Id } | null {
  if (by.kind === 'person') return { kind: 'person', id: by.person }
  return by.kind === 'operator' ? { kind: 'operator', id: by.session } : null
}
