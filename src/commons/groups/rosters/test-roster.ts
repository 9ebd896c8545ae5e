import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import {
  addOrganisation,
  draftAgreement,
  offerAgreement,
  organisationForm,
  signAgreement,
  type AgreementField,
} from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { receiveRoster } from './commands/receive-roster.ts'
import { startRoster } from './commands/start-roster.ts'
import { defineRosterJobs } from './jobs/define-roster-jobs.ts'
import { loadRoster } from './store/rosters.ts'
import type { Roster } from './words.ts'

export const testDay = '2026-06-17' as Day
const system: Actor = { kind: 'system', because: 'a test' }

export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

export const allFields: readonly AgreementField[] = [
  'name',
  'outside-id',
  'birth',
  'language',
  'school',
  'level',
  'group',
  'teacher',
]

/** Two people who sign for two sides, and the agreement they made. */
export async function agreed(partyId: Id, fields: readonly AgreementField[], city: TestCity): Promise<Id> {
  const form = {
    giverId: partyId,
    receiverId: null,
    purpose: 'groups',
    fields: [...fields],
    fromOn: '2026-01-01' as Day,
    untilOn: '2026-12-31' as Day,
    text: 'What both sides agree about the lists of classes, word for word.',
    language: 'en',
  } as const
  const { agreementId } = must(await draftAgreement({ form: form as never }, system, city))
  must(await offerAgreement(agreementId, system, city))
  const giver: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: partyId }] }
  const receiver: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'steward', organisation: null }] }
  must(await signAgreement({ agreementId, side: 'giver', today: testDay }, giver, city))
  must(await signAgreement({ agreementId, side: 'receiver', today: testDay }, receiver, city))
  return agreementId
}

const header = 'Student ID,Name,Date of birth,Home language,School,Grade,Class,Teacher'
/** A table of these rows, each as `child` writes it. */
export const rosterOf = (rows: readonly string[]): string => [header, ...rows].join('\n')
/** One row of such a table. */
export const child = (
  number: number,
  school: string,
  edit: { name?: string; birth?: string; group?: string; id?: string } = {},
) =>
  [
    edit.id ?? `S${number}`,
    edit.name ?? `Child ${'abcdefghijkl'[number % 12]}${'mnopqrstuvwx'[Math.floor(number / 12) % 12]} Example`,
    edit.birth ?? `2016-${String(1 + (number % 12)).padStart(2, '0')}-17`,
    number % 2 === 0 ? 'German' : 'ar',
    school,
    '3',
    edit.group ?? (number % 2 === 0 ? '3a' : '3b'),
    'Wren Example',
  ].join(',')

export interface RosterStage {
  readonly city: TestCity
  readonly files: FileStore
  readonly jobs: Jobs
  /** A district, with its coordinator. */
  party(name: string): Promise<{ readonly id: Id; readonly by: Actor }>
  /** Another one, with an agreement that runs and the name of a school of its own. */
  newParty(
    fields?: readonly AgreementField[],
  ): Promise<{ readonly id: Id; readonly by: Actor; readonly agreementId: Id; readonly school: string }>
  /** Everything a roster of this sender wrote, by names: what is there, whatever the ids. */
  thereIs(partyId: Id): Promise<object>
  /** Sends a file and tries it, or applies it too. */
  send(partyId: Id, content: string | Uint8Array, how?: 'try' | 'apply'): Promise<Roster>
  close(): Promise<void>
}

/** A city with a file store and a worker of its own. */
export async function rosterStage(): Promise<RosterStage> {
  const city = await testCity()
  const files = openLocalFiles(mkdtempSync(join(tmpdir(), 'rosters-')))
  const jobs = openJobs(city.database, city.clock, { error: () => {} })
  defineRosterJobs({ jobs, files, database: city.database })
  await jobs.work()
  const run = async (rosterId: Id, how: 'try' | 'apply'): Promise<Roster> => {
    const { jobId } = must(await startRoster({ rosterId, how, today: testDay }, system, city, { jobs, files }))
    await jobs.waitFor(jobId)
    return (await city.reading((tx) => loadRoster(tx, rosterId)))!
  }
  const party = async (name: string): Promise<{ id: Id; by: Actor }> => {
    const { id } = must(await addOrganisation(organisationForm.parse({ name, kind: 'authority' }), system, city))
    return { id, by: { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: id }] } }
  }
  let district = 0
  return {
    city,
    files,
    jobs,
    party,
    newParty: async (fields = allFields) => {
      district += 1
      const made = await party(`Example District ${district}`)
      return { ...made, agreementId: await agreed(made.id, fields, city), school: `School ${district}` }
    },
    thereIs: async (partyId) => {
      const { rows } = await sql<{ part: string; name: string; who: string }>`
    select 'member' as part, g.name, p.legal_name || ' ' || p.birth_year || '-' || p.birth_month as who
    from groups_groups g join groups_members m on m.group_id = g.id and m.until_on is null
    join people_persons p on p.id = m.person_id where g.party_id = ${partyId}
    union all
    select 'adult', g.name, p.display_name from groups_groups g join groups_adults a on a.group_id = g.id
    and a.until_on is null join people_persons p on p.id = a.person_id where g.party_id = ${partyId}
    order by 1, 2, 3`.execute(city.database.reader)
      return rows
    },
    send: async (partyId, content, how = 'apply') => {
      const fileKey = `rosters/${city.ecosystemId}/${city.newId()}`
      must((await files.put(fileKey, Buffer.from(content as string))) as Result<unknown>)
      const season = { fromOn: '2026-06-01' as Day, untilOn: '2027-07-31' as Day, language: 'en', today: testDay }
      const { rosterId } = must(await receiveRoster({ partyId, fileKey, ...season }, system, city, files))
      const tried = await run(rosterId, 'try')
      return how === 'try' || tried.state !== 'tried' ? tried : run(rosterId, 'apply')
    },
    close: async () => {
      await jobs.close()
      await city.close()
    },
  }
}
