import { Readable } from 'node:stream'
import yazl from 'yazl'
import { familyInFull } from '#commons/families'
import { deciderInFull } from '#commons/governance'
import { groupsInFull } from '#commons/groups'
import { messagesInFull } from '#commons/messages'
import { personAtOrganisations } from '#commons/organisations'
import { standingInFull } from '#learning/catalogue'
import { homeInFull } from '#learning/home'
import { attendanceInFull } from '#learning/attendance'
import { wishesInFull as drawnWishesInFull } from '#learning/draws'
import { participationInFull } from '#learning/participation'
import { recordForGuardian, recordInFull, recordTable } from '#learning/record'
import { wishesInFull } from '#learning/wants'
import {
  reflectionFiles,
  reflectionFilesForGuardian,
  reflectionsForGuardian,
  reflectionsInFull,
  type FileToTake,
} from '#learning/reflections'
import { visitsInFull } from '#learning/visits'
import { accountAtHome, guardsOf, personInFull } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Desk } from '#platform/http/desk.ts'
import { looksOfPerson } from '../privacy/queries/looks-seen.ts'

export interface Exporter {
  /** The room whose words these are. */
  readonly slice: string
  /** All it keeps about this person, as plain values; null: nothing. */
  readonly of: (personId: Id, city: City) => Promise<unknown>
  /** Where a guardian's copy holds less than the child's own. */
  readonly ofForGuardian?: (personId: Id, city: City) => Promise<unknown>
  /** What a child wrote, or told somebody in trust, is not handed to a guardian. */
  readonly forChildOnly?: true
}

/** Who of the staff looked at what, by the names people know them by. */
const looksInFull = async (personId: Id, city: City) =>
  (await looksOfPerson(personId, city)).map(({ at, by, what, because }) => ({
    at: new Date(at).toISOString(),
    by: by ?? 'operator',
    what,
    because,
  }))

/** P18: every room that keeps something about a person hands it over here. */
export const exporters: readonly Exporter[] = [
  { slice: 'people', of: personInFull },
  { slice: 'families', of: familyInFull },
  { slice: 'organisations', of: personAtOrganisations },
  { slice: 'messages', of: messagesInFull, forChildOnly: true },
  { slice: 'groups', of: groupsInFull },
  { slice: 'governance', of: deciderInFull },
  { slice: 'standing', of: standingInFull },
  { slice: 'record', of: recordInFull, ofForGuardian: recordForGuardian },
  { slice: 'participation', of: participationInFull },
  { slice: 'visits', of: visitsInFull },
  { slice: 'draws', of: drawnWishesInFull },
  { slice: 'wants', of: wishesInFull },
  { slice: 'attendance', of: attendanceInFull },
  { slice: 'home', of: homeInFull, forChildOnly: true },
  { slice: 'reflections', of: reflectionsInFull, ofForGuardian: reflectionsForGuardian },
  { slice: 'looks', of: looksInFull },
]

/** P18: a child's copy for a guardian of today. Who takes it is noted by the caller, and the child reads it. */
export async function everythingOfChild(childId: Id, city: City): Promise<Readonly<Record<string, unknown>>> {
  const rooms: Record<string, unknown> = { writtenAt: new Date(city.now()).toISOString() }
  for (const { slice, of, ofForGuardian, forChildOnly } of exporters)
    if (!forChildOnly) rooms[slice] = await (ofForGuardian ?? of)(childId, city)
  return rooms
}

/** All that is kept about an account and everybody it is, as plain values. */
export async function everythingOf(accountId: Id, desk: Desk) {
  const home = await accountAtHome(accountId, desk)
  if (!home) return null
  const { hasApp, passkeys } = await guardsOf(accountId, desk.database.installation)
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
      secondFactor: hasApp,
      passkeys: passkeys.map(({ name, madeAt, usedAt }) => ({
        name,
        madeAt: told(madeAt),
        usedAt: usedAt === null ? null : told(usedAt),
      })),
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

/** The tables of all this account is, by file name: whoever opens them needs no program but one for spreadsheets. */
export async function tablesOf(accountId: Id, language: Language, desk: Desk): Promise<Tables> {
  const home = await accountAtHome(accountId, desk)
  const tables: Record<string, string> = {}
  for (const { ecosystem, person } of home?.persons ?? []) {
    const city = desk.database.city(ecosystem.id, ecosystem.slug)
    tables[`record-${ecosystem.slug}.csv`] = await recordTable(person.id, { for: 'learner', language }, city)
  }
  return tables
}

/** The same of a child, for a guardian. */
export const tablesOfChild = async (childId: Id, language: Language, city: City): Promise<Tables> => ({
  'record.csv': await recordTable(childId, { for: 'guardian', language }, city),
})

type Tables = Readonly<Record<string, string>>

/** The photos and voices of all this account is, under the names that the copy in words gives them. */
export async function filesOf(accountId: Id, desk: Desk): Promise<FileToTake[]> {
  const home = await accountAtHome(accountId, desk)
  const all: FileToTake[] = []
  for (const { ecosystem, person } of home?.persons ?? [])
    all.push(...(await reflectionFiles(person.id, desk.database.city(ecosystem.id, ecosystem.slug))))
  return all
}

/** The same of a child, for a guardian. */
export const filesOfChild = reflectionFilesForGuardian

/**
 * One archive, sent as it is written: of the files never more than a piece is held, however many there are.
 * @param page the same as a page that a person reads
 * @param taken a file that is gone by the time it is its turn is empty there
 */
export function packedForMe(
  { everything, page, tables, taken }: Copy,
  files: Pick<FileStore, 'get'>,
  at: Date,
): Readable {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(JSON.stringify(everything, null, 2)), 'everything.json', { mtime: at })
  zip.addBuffer(Buffer.from(page), 'everything.html', { mtime: at })
  for (const [name, table] of Object.entries(tables)) zip.addBuffer(Buffer.from(table), name, { mtime: at })
  // Photos and voices are as small as they get.
  for (const { name, place } of taken)
    zip.addReadStreamLazy(name, { mtime: at, compress: false }, (give) => {
      files.get(place).then(
        (content) => give(null, content ?? Readable.from([])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  zip.end()
  const packed = zip.outputStream as Readable
  // Cut off is better than an archive that looks whole.
  zip.on('error', (error: Error) => packed.destroy(error))
  return packed
}

interface Copy {
  readonly everything: unknown
  readonly page: string
  readonly tables: Tables
  readonly taken: readonly FileToTake[]
}
