import { sql, type ExpressionBuilder, type Selectable } from 'kysely'
import type { AccessFact } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type {
  Audience,
  Contact,
  Funder,
  Kind,
  Opportunity,
  Price,
  Provision,
  Publication,
  Session,
  SessionState,
  Theme,
  When,
} from './words.ts'

type OpportunityColumns = Selectable<DB['catalogue_opportunities']>
type SessionColumns = Selectable<DB['catalogue_sessions']>

/** An opportunity with what only the database knows of it. */
export interface StoredOpportunity extends Opportunity {
  readonly withdrawn: boolean
  readonly publication: Publication
  /** Its house rests, or belongs no more. */
  readonly hostRests: boolean
  readonly liveSessions: number
  readonly lastOn: Day | null
  /** First written, or first told by its feed. */
  readonly createdAt: Instant
}

export const opportunityOf = (row: OpportunityColumns): StoredOpportunity => ({
  id: row.id,
  kind: row.kind as Kind,
  title: row.title as unknown as LocalText,
  description: row.description as unknown as LocalText,
  hostId: row.host_id,
  ages: { min: row.age_min, max: row.age_max },
  audiences: row.audiences as unknown as Audience[],
  price: row.price as unknown as Price,
  helpAvailable: row.help_available,
  paysParticipants: row.pays_participants,
  provides: row.provides as Provision[],
  access: row.access as AccessFact[],
  languages: row.languages,
  themes: row.themes as Theme[],
  skills: row.skills,
  capacity: row.capacity,
  placesLeft: row.places_left,
  minimumToRun: row.minimum_to_run,
  contact: row.contact as Contact | null,
  signUpLink: row.sign_up_link,
  image: row.image as unknown as Opportunity['image'],
  funders: row.funders as unknown as Funder[],
  sourceId: row.source_id,
  verifiedByAHumanOn: row.verified_by_a_human_on,
  lapsesOn: row.lapses_on,
  mergedInto: row.merged_into,
  withdrawn: row.withdrawn,
  publication: row.publication as Publication,
  hostRests: row.host_rests,
  liveSessions: row.live_sessions,
  lastOn: row.last_on,
  createdAt: row.created_at as Instant,
})

export const sessionOf = (row: SessionColumns): Session => ({
  id: row.id,
  opportunityId: row.opportunity_id,
  when: whenOf(row),
  timeZone: row.time_zone,
  venueId: row.venue_id,
  online: row.online,
  state: row.state as SessionState,
  sourceId: row.source_id,
  originalId: row.original_id,
  link: row.link,
})

function whenOf(row: SessionColumns): When {
  const startTime = row.start_time as WallTime | null
  const endTime = row.end_time as WallTime | null
  if (row.form === 'span') return { form: 'span', startOn: row.start_on, endOn: row.end_on }
  // The table's own check: only a span may lack its first day.
  const startOn = row.start_on!
  if (row.form === 'rule') {
    return { form: 'rule', startOn, startTime, endTime, rule: row.rule ?? '', except: row.except_on }
  }
  return { form: 'dated', startOn, startTime, endOn: row.end_on ?? startOn, endTime }
}

/**
 * Law: public on a day is what nobody folded into another or withdrew, whose gate let it through and whose house does not
 * rest, what has a session left that is not over, and has not lapsed. One condition on one row, the same for the snapshot, for narrowing by words and for every count.
 */
export const isPublicOn = (today: Day) => (at: ExpressionBuilder<DB, 'catalogue_opportunities'>) =>
  at.and([
    at('merged_into', 'is', null),
    at('withdrawn', '=', false),
    at('publication', '=', 'published'),
    at('host_rests', '=', false),
    at('live_sessions', '>', 0),
    at.or([at('last_on', 'is', null), at('last_on', '>=', today)]),
    at.or([at('lapses_on', 'is', null), at('lapses_on', '>=', today)]),
  ])

/** The part of that law which does not ask what day it is: nobody keeps it from the public. */
export const isShown = ({
  withdrawn,
  publication,
  hostRests,
}: Pick<StoredOpportunity, 'withdrawn' | 'publication' | 'hostRests'>): boolean =>
  !withdrawn && publication === 'published' && !hostRests

/** A reversed one was public once, and its address goes on saying so. */
export const wasEverPublic = ({ publication }: Pick<StoredOpportunity, 'publication'>): boolean =>
  publication === 'published' || publication === 'reversed'

/** The next public opportunities after an id, by rising id. */
export async function loadPublic(tx: Tx, today: Day, after: Id | null, most: number): Promise<StoredOpportunity[]> {
  let query = tx.selectFrom('catalogue_opportunities').selectAll().where(isPublicOn(today)).orderBy('id').limit(most)
  if (after !== null) query = query.where('id', '>', after)
  return (await query.execute()).map(opportunityOf)
}

/** Those of the ids that are public, by rising id. */
export async function loadPublicOf(tx: Tx, today: Day, ids: readonly Id[]): Promise<StoredOpportunity[]> {
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where(isPublicOn(today))
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(opportunityOf)
}

export async function loadOpportunity(tx: Tx, id: Id): Promise<StoredOpportunity | null> {
  const row = await tx.selectFrom('catalogue_opportunities').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? opportunityOf(row) : null
}

/** Whether or not they are public. */
export async function loadOpportunities(tx: Tx, ids: readonly Id[]): Promise<StoredOpportunity[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('catalogue_opportunities')
    .selectAll()
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(opportunityOf)
}

/** The one a person wrote last and nobody withdrew. */
export async function loadLastWritten(tx: Tx): Promise<Id | null> {
  const row = await tx
    .selectFrom('catalogue_opportunities')
    .select('id')
    .where('source_id', 'is', null)
    .where('withdrawn', '=', false)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Live sessions by the opportunity they are shown with: its own, and those of the ones folded into it. By rising id. */
export async function loadShownSessions(tx: Tx, ids: readonly Id[]): Promise<Map<Id, Session[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('catalogue_sessions as s')
    .innerJoin('catalogue_opportunities as o', 'o.id', 's.opportunity_id')
    .selectAll('s')
    .select('o.merged_into')
    .where('s.state', '=', 'live')
    .where((at) =>
      at.or([at('o.id', '=', sql<Id>`any(${ids}::uuid[])`), at('o.merged_into', '=', sql<Id>`any(${ids}::uuid[])`)]),
    )
    .orderBy('s.id')
    .execute()
  const shown = new Map<Id, Session[]>()
  for (const row of rows) {
    const id = row.merged_into ?? row.opportunity_id
    const sessions = shown.get(id)
    if (sessions) sessions.push(sessionOf(row))
    else shown.set(id, [sessionOf(row)])
  }
  return shown
}

/** All sessions of an opportunity, whatever their state, with those of the ones folded into it. */
export async function loadAllSessions(tx: Tx, id: Id): Promise<Session[]> {
  const rows = await tx
    .selectFrom('catalogue_sessions')
    // Of one table alone, so that its plan is kept.
    .selectAll()
    .where('opportunity_id', 'in', (from) =>
      from
        .selectFrom('catalogue_opportunities')
        .select('id')
        .where((at) => at.or([at('id', '=', id), at('merged_into', '=', id)])),
    )
    .orderBy('start_on')
    .orderBy('id')
    .execute()
  return rows.map(sessionOf)
}

const changed = (now: Instant) => ({ changed_at: moment(now), changed_xid: sql<string>`pg_current_xact_id()` })

export async function saveConfirmations(
  tx: Tx,
  ids: readonly Id[],
  { verifiedByAHumanOn, lapsesOn }: { readonly verifiedByAHumanOn: Day; readonly lapsesOn: Day },
  now: Instant,
): Promise<void> {
  const set = { verified_by_a_human_on: verifiedByAHumanOn, lapses_on: lapsesOn, ...changed(now) }
  await tx
    .updateTable('catalogue_opportunities')
    .set(set)
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

export async function saveWithdrawals(tx: Tx, ids: readonly Id[], withdrawn: boolean, now: Instant): Promise<void> {
  await tx
    .updateTable('catalogue_opportunities')
    .set({ withdrawn, ...changed(now) })
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
}

export async function saveLapse(tx: Tx, id: Id, lapsesOn: Day): Promise<void> {
  await tx.updateTable('catalogue_opportunities').set({ lapses_on: lapsesOn }).where('id', '=', id).execute()
}
