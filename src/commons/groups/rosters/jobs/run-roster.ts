import { ecosystemHere } from '#commons/ecosystems'
import { agreementFor, ensureHosts, type AgreementField } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { record } from '#platform/database/outbox.ts'
import { refreshStatistics } from '#platform/database/refresh-statistics.ts'
import { troubleOf } from '#platform/database/trouble.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { JobKind, RunningJob } from '#platform/jobs/words.ts'
import { outsideAgreement } from '../rules/choose-fields.ts'
import { gather } from '../rules/gather.ts'
import { planRoster } from '../rules/plan-roster.ts'
import { loadRoster, saveRefusedRows, saveRoster } from '../store/rosters.ts'
import { agreedAs, refusedKept, type Roster, type RosterField, type RosterState } from '../words.ts'
import { applyPlan } from './apply-plan.ts'
import { gatherFacts } from './gather-facts.ts'
import { readRoster } from './read-roster.ts'

export interface RosterInput {
  readonly rosterId: Id
}

export interface RosterTools {
  readonly files: FileStore
  readonly database: Pick<Database, 'connect'>
}

/** Fewer new rows than this change no plan of the database. */
const many = 500
const byRoster: Actor = { kind: 'system', because: 'a roster' }

/**
 * Reads a roster, plans what it would change, and, when it is to be applied, changes it. Safe to run again from any point:
 * a plan begins from what is there, so what was done is found and not done twice.
 */
export const runRoster = ({ files, database }: RosterTools): JobKind<RosterInput> => ({
  async run({ rosterId }, job) {
    const city = job.city!
    const roster = await city.reading((tx) => loadRoster(tx, rosterId))
    if (roster === null || !['trying', 'applying'].includes(roster.state)) return null
    try {
      return await work(roster, job, city, files, database)
    } catch (fault) {
      // Given back or taken up again when the database is there: it has not failed.
      if (!job.signal.aborted && troubleOf(fault) !== 'away') {
        const reason = troubleOf(fault) === 'full' ? 'groups.roster-disk-full' : 'groups.roster-ours'
        await end(city, roster, { state: 'failed', failure: { reason, facts: {} } })
      }
      throw fault
    }
  },
})

async function work(
  roster: Roster,
  job: RunningJob,
  city: City,
  files: FileStore,
  database: RosterTools['database'],
): Promise<unknown> {
  const { partyId } = roster
  const today = await city.reading(async (tx) => dayIn((await ecosystemHere(tx, city)).timeZone, city.now()))
  const agreement = await agreementFor({ partyId, purpose: 'groups', on: today }, city)
  const unagreed = agreement && roster.mapping ? outsideAgreement(roster.mapping, agreement.fields) : []
  if (agreement === null || unagreed.length > 0) {
    const reason = agreement === null ? 'groups.roster-no-agreement' : 'groups.roster-outside-agreement'
    const failure = { reason, facts: { columns: unagreed.map(({ column }) => column).join(', ') } }
    return end(city, roster, { state: 'failed', failure })
  }
  await job.progress(0, null, 'groups.step-reading')
  const season = { fromOn: roster.fromOn, untilOn: roster.untilOn, thisMonth: today.slice(0, 7) }
  const read = await readRoster(roster, agreement.fields, season, files, async (rows) => {
    job.signal.throwIfAborted()
    await job.progress(rows, null)
  })
  if (read.fatal !== null) return end(city, roster, { state: 'failed', failure: read.fatal })
  const wanted = gather(read.lines)
  await job.progress(read.rows, read.rows, 'groups.step-comparing')
  const made = roster.state === 'applying' ? await schoolsOf(wanted.schools, city) : new Map<string, Id>()
  const facts = await gatherFacts(partyId, wanted, city, made)
  const plan = planRoster(wanted, facts, read.rows, read.refused)
  const report = { counts: plan.counts, schools: plan.schools }
  if (roster.state === 'trying') {
    await end(city, roster, { state: 'tried', failure: null, ...report }, plan.refused)
    return report.counts
  }
  await applyPlan(
    plan,
    {
      partyId,
      facts,
      language: roster.language,
      today,
      agreementId: agreement.agreementId,
      fields: fieldsOver(roster, agreement.fields),
      sender: roster.sentBy === null ? byRoster : { kind: 'person', person: roster.sentBy, roles: [] },
      next: async (done, total, step) => {
        job.signal.throwIfAborted()
        await job.progress(done, total, step)
      },
    },
    city,
  )
  await end(city, roster, { state: 'applied', failure: null, ...report, fileKey: null }, plan.refused)
  if (roster.fileKey !== null) await files.delete(roster.fileKey)
  // Before anybody's first question meets thousands of rows the planner has never heard of.
  if (plan.counts.joined >= many) await refreshStatistics(database)
  return report.counts
}

const schoolsOf = (schools: readonly (string | null)[], city: City): Promise<ReadonlyMap<string, Id>> =>
  city.transaction((tx) =>
    ensureHosts(
      tx,
      city,
      schools.filter((school) => school !== null),
      byRoster,
    ),
  )

/** Of the fields agreed on, those that stand in this file. */
const fieldsOver = ({ mapping }: Roster, agreed: readonly AgreementField[]): AgreementField[] =>
  mapping === null
    ? agreed.filter((field) => (Object.values(agreedAs) as string[]).includes(field) && field !== 'language')
    : [...new Set((Object.keys(mapping.columns) as RosterField[]).map((field) => agreedAs[field]))]

/** How it ended, unless a person ended it first. */
async function end(
  city: City,
  { id, state }: Pick<Roster, 'id' | 'state'>,
  change: { readonly state: RosterState; readonly failure: Roster['failure'] } & Partial<
    Pick<Roster, 'counts' | 'schools' | 'fileKey'>
  >,
  refused: Parameters<typeof saveRefusedRows>[2] = [],
): Promise<null> {
  await city.transaction(async (tx) => {
    const now = await loadRoster(tx, id, true)
    if (now?.state !== state) return
    const endedAt = city.now()
    await saveRoster(tx, id, { ...change, endedAt })
    await saveRefusedRows(tx, id, refused.slice(0, refusedKept))
    if (change.state === 'applied') {
      const about = { rosterId: id, partyId: now.partyId, ...change.counts }
      await record(tx, [happened('groups.roster-applied', byRoster, about)], endedAt)
    }
  })
  return null
}
