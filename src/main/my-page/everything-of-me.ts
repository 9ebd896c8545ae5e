import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { groupsInFull } from '#commons/groups'
import { messagesInFull } from '#commons/messages'
import { standingInFull } from '#learning/catalogue'
import { accountAtHome, personInFull } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'

export interface Exporter {
  /** The room whose words these are. */
  readonly slice: string
  /** All it keeps about this person, as plain values; null: nothing. */
  readonly of: (personId: Id, city: City) => Promise<unknown>
}

/** P18: every room that keeps something about a person hands it over here. */
export const exporters: readonly Exporter[] = [
  { slice: 'people', of: personInFull },
  { slice: 'messages', of: messagesInFull },
  { slice: 'groups', of: groupsInFull },
  { slice: 'standing', of: standingInFull },
]

/** All that is kept about an account and everybody it is, as plain values. */
export async function everythingOf(accountId: Id, desk: Desk) {
  const home = await accountAtHome(accountId, desk)
  if (!home) return null
  const persons = []
  for (const { ecosystem, person } of home.persons) {
    const city = desk.database.city(ecosystem.id, ecosystem.slug)
    const rooms: Record<string, unknown> = {}
    for (const { slice, of } of exporters) rooms[slice] = await of(person.id, city)
    persons.push({ ecosystem: ecosystem.slug, name: ecosystem.name, ...rooms })
  }
  const told = (at: number): string => new Date(at).toISOString()
  return {
    writtenAt: told(desk.clock.now()),
    account: {
      id: home.id,
      language: home.language,
      addresses: home.addresses,
      sessions: home.sessions.map(({ id, browser, beganAt, seenAt, endsAt }) => ({
        id,
        browser,
        beganAt: told(beganAt),
        seenAt: told(seenAt),
        endsAt: told(endsAt),
      })),
    },
    persons,
  }
}

/** @param page the same as a page that a person reads */
export async function packedForMe(everything: unknown, page: string, at: Date): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(JSON.stringify(everything, null, 2)), 'everything.json', { mtime: at })
  zip.addBuffer(Buffer.from(page), 'everything.html', { mtime: at })
  zip.end()
  return buffer(zip.outputStream)
}
