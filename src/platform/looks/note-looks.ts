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

/**
 * The same in a small transaction of its own, before the page that shows it is sent: no look without its row. Whoever
 * looks while another's row is being written goes with the next transaction, all that wait together: a chain that is
 * written one by one would let thirty desks wait for each other's disk.
 */
export function noteLook(look: Look, city: City): Promise<void> {
  if (lookerOf(look.by) === null || look.about.length === 0) return Promise.resolve()
  const gathered = gathering.get(city.ecosystemId) ?? gather(city)
  gathered.looks.push([look, city.now()])
  return gathered.written
}

interface Gathered {
  readonly looks: (readonly [Look, Instant])[]
  readonly written: Promise<void>
}
const gathering = new Map<Id, Gathered>()
const writing = new Map<Id, Promise<void>>()

function gather(city: City): Gathered {
  const { ecosystemId } = city
  const looks: (readonly [Look, Instant])[] = []
  const before = writing.get(ecosystemId) ?? Promise.resolve()
  const written = before
    .catch(() => {})
    .then(() => {
      gathering.delete(ecosystemId)
      return city.transaction(async (tx) => {
        for (const [look, at] of looks) await noteLooks(tx, look, at)
      })
    })
    .finally(() => {
      if (writing.get(ecosystemId) === written) writing.delete(ecosystemId)
    })
  const gathered = { looks, written }
  gathering.set(ecosystemId, gathered)
  writing.set(ecosystemId, written)
  return gathered
}

/** Null: nobody of flesh and blood who could be asked about it. */
function lookerOf(by: Actor): { readonly kind: 'person' | 'operator'; readonly id: Id } | null {
  if (by.kind === 'person') return { kind: 'person', id: by.person }
  return by.kind === 'operator' ? { kind: 'operator', id: by.session } : null
}
