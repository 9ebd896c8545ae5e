import { sql } from 'kysely'
import { addOrganisation, organisationForm, type Organisation } from '#commons/organisations'
import { enrolPerson, giveRole, sessionCookie } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { beginning, readOutbox, type OutboxEvent, type Position } from '#platform/database/outbox/reading.ts'
import { clearShelf } from '../../learning/catalogue/snapshot/shelf.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking } from '../../../tests/stage/signed-in.ts'
import { saveAccount } from '../../commons/people/sign-in/account-store.ts'
import { tokenHash } from '../../commons/people/sign-in/rules/token-hash.ts'
import { saveSession } from '../../commons/people/sign-in/session-store.ts'
import { saveLink } from '../../commons/people/store.ts'
import { reactions } from '../reactions.ts'

export const house: Actor = { kind: 'system', because: 'a test' }

export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

type Answer = Awaited<ReturnType<ReturnType<typeof asking>>>

export interface HouseOfHosts {
  readonly here: TestHouse
  readonly museum: Organisation
  /** A person who writes the museum's offers, signed in. */
  readonly robin: { readonly person: Id; readonly cookie: string }
  addHouse(name: string): Promise<Organisation>
  somebody(name: string, role: Role | null, at: Id | null): Promise<{ readonly person: Id; readonly cookie: string }>
  /** Tells everything that happened to every reaction, until nothing new happens. */
  work(): Promise<OutboxEvent[]>
  get(url: string, cookie?: string): Promise<Answer>
  post(url: string, body: Record<string, string | readonly string[]>, cookie?: string): Promise<Answer>
  /** How many a visitor finds of these words. */
  found(words: string): Promise<number>
  close(): Promise<void>
}

/** The whole house with a museum whose host is signed in. */
export async function houseOfHosts(): Promise<HouseOfHosts> {
  const here = await openTestHouse()
  const { city, database, app, desk } = here
  let position: Position = beginning
  const isAllTold = async (): Promise<boolean> => {
    const later = await database.reader
      .selectFrom('platform_outbox')
      .select('seq')
      .where(sql<boolean>`(xid, seq) > (${position.xid}::xid8, ${position.seq}::bigint)`)
      .limit(1)
      .execute()
    return later.length === 0
  }
  const addHouse = async (name: string) =>
    must(await addOrganisation(organisationForm.parse({ name, kind: 'museum' }), house, city))
  const somebody: HouseOfHosts['somebody'] = async (displayName, role, organisationId) => {
    const [account, now] = [database.newId(), city.now()]
    await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null })
    const session = { id: database.newId(), accountId: account, beganAt: now, seenAt: now, browser: 'Firefox' }
    await saveSession(
      database.installation,
      { ...session, endsAt: instant(now + 300 * 86_400_000) },
      tokenHash(account),
    )
    const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, house, city))
    await city.transaction((tx) => saveLink(tx, account, personId, now))
    const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
    if (role) must(await giveRole({ personId, role, organisationId, ...days }, house, city))
    return { person: personId, cookie: `${sessionCookie}=${account}` }
  }
  const museum = await addHouse('Moth Museum')
  const robin = await somebody('Robin Example', 'host', museum.id)
  const ask = asking(here)
  return {
    here,
    museum,
    robin,
    addHouse,
    somebody,
    work: async () => {
      const told: OutboxEvent[] = []
      for (let quiet = false; !quiet;) {
        const events = await readOutbox(database.reader, position, 100)
        for (const event of events) {
          position = { xid: event.xid, seq: event.seq }
          told.push(event)
          if (event.ecosystemId !== city.ecosystemId) continue
          for (const { when, react } of reactions) if (when === event.name) await react(event, city, desk)
        }
        // What other tests have open on this server may hold the edge for a moment.
        quiet = events.length === 0 && (await isAllTold())
      }
      clearShelf()
      return told
    },
    get: (url, cookie = robin.cookie) => ask('GET', url, cookie),
    post: (url, body, cookie = robin.cookie) => ask('POST', url, cookie, body),
    found: async (words) => {
      clearShelf()
      const url = `/api/v1/ecosystems/somewhere/opportunities?q=${encodeURIComponent(words)}`
      const answer = await app.inject({ url, headers: { host: 'localhost' } })
      return answer.json<{ total: number }>().total
    },
    close: async () => {
      await here.close()
      clearShelf()
    },
  }
}
