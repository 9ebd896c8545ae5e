import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import type { AgeBand, AnswerForm, Season, Want, WantedTime, WantForm, WantState } from '../words.ts'

/**
 * A browser as one want knows it: a hash of its cookie and that want's id, so that no table tells which wants came
 * from the same browser.
 */
export const visitorHash = (visitorKey: string, wantId: Id): string =>
  createHash('sha256').update(`${visitorKey}\0${wantId}`).digest('base64url')

export interface CountedWant extends Want {
  /** People who asked before the day given: a count that changes once a day tells nobody that one more joined (P27). */
  readonly askers: number
  /** Somebody stands behind it still, today's included: whoever asked may have taken it back. */
  readonly isAsked: boolean
}

export async function loadWants(
  tx: Tx,
  before: Day,
  only?: { readonly id: Id } | { readonly ids: readonly Id[] },
): Promise<CountedWant[]> {
  let query = tx
    .selectFrom('wants as want')
    .select(['id', 'interest', 'language', 'area_id', 'age_band', 'times', 'season', 'state', 'answer', 'told_on'])
    .select('answered_on')
    .select((from) => [
      from.exists(from.selectFrom('wants_askers').select('want_id').whereRef('want_id', '=', 'want.id')).as('is_asked'),
      from
        .selectFrom('wants_askers')
        .whereRef('want_id', '=', 'want.id')
        .where('asked_on', '<', before)
        .select(sql<number>`count(*)`.as('count'))
        .as('askers'),
      from
        .selectFrom('wants_answers')
        .whereRef('want_id', '=', 'want.id')
        .select(sql<Id[]>`coalesce(array_agg(opportunity_id order by opportunity_id), '{}')`.as('ids'))
        .as('opportunities'),
    ])
    .orderBy('want.id', 'desc')
  if (only) query = query.where('want.id', '=', sql<Id>`any(${'id' in only ? [only.id] : only.ids}::uuid[])`)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    interest: row.interest,
    language: row.language,
    areaId: row.area_id,
    ageBand: row.age_band as AgeBand | null,
    times: row.times as readonly WantedTime[],
    season: row.season as Season | null,
    state: row.state as WantState,
    answer: row.answer as LocalText | null,
    toldOn: row.told_on,
    answeredOn: row.answered_on,
    opportunityIds: row.opportunities ?? [],
    askers: row.askers ?? 0,
    isAsked: Boolean(row.is_asked),
  }))
}

/** How many of today's wants this browser told first. Compared here, for the database can not know a browser. */
export async function countToldBy(tx: Tx, visitorKey: string, on: Day): Promise<number> {
  const rows = await tx
    .selectFrom('wants as want')
    .innerJoin('wants_askers as asker', 'asker.want_id', 'want.id')
    .where('want.told_on', '=', on)
    .where('asker.asked_on', '=', on)
    .select(['want.id', 'asker.visitor_hash'])
    .execute()
  return rows.filter((row) => row.visitor_hash === visitorHash(visitorKey, row.id)).length
}

/** A want of the same words, place, age and season that still can be joined. */
export async function findSameWant(tx: Tx, form: WantForm, foldedInterest: string): Promise<Id | null> {
  const row = await tx
    .selectFrom('wants')
    .select('id')
    .where('folded_interest', '=', foldedInterest)
    .where('state', 'in', ['told', 'heard', 'being-tried'])
    .where(sql<boolean>`area_id is not distinct from ${form.areaId}::uuid`)
    .where(sql<boolean>`age_band is not distinct from ${form.ageBand}::text`)
    .where(sql<boolean>`season is not distinct from ${form.season}::text`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function saveWant(tx: Tx, id: Id, form: WantForm, foldedInterest: string, toldOn: Day): Promise<void> {
  await tx
    .insertInto('wants')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id,
      interest: form.interest,
      folded_interest: foldedInterest,
      language: form.language,
      area_id: form.areaId as Id | null,
      age_band: form.ageBand,
      times: form.times,
      season: form.season,
      told_on: toldOn,
    })
    .execute()
}

/** False: this browser asked for it before. */
export async function saveAsker(tx: Tx, wantId: Id, visitorKey: string, askedOn: Day): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('wants_askers')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      want_id: wantId,
      visitor_hash: visitorHash(visitorKey, wantId),
      asked_on: askedOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** This browser, or this person, asks for it no more. */
export async function dropAsker(tx: Tx, wantId: Id, visitorKey: string): Promise<void> {
  await tx
    .deleteFrom('wants_askers')
    .where('want_id', '=', wantId)
    .where('visitor_hash', '=', visitorHash(visitorKey, wantId))
    .execute()
}

/** A want nobody has read and nobody asks for any more is gone. */
export async function dropIfForgotten(tx: Tx, wantId: Id): Promise<void> {
  await tx
    .deleteFrom('wants')
    .where('id', '=', wantId)
    .where('state', '=', 'told')
    .where((at) =>
      at.not(at.exists(at.selectFrom('wants_askers').select('want_id').whereRef('want_id', '=', 'wants.id'))),
    )
    .where((at) => at.not(at.exists(at.selectFrom('wants_wishes').select('id').whereRef('want_id', '=', 'wants.id'))))
    .execute()
}

/** An offer came of it: the listing says how many asked, the want says that it is tried. */
export async function saveCameOfIt(tx: Tx, wantId: Id, opportunityId: Id): Promise<void> {
  await tx
    .insertInto('wants_answers')
    .values({ ecosystem_id: sql<Id>`platform_ecosystem()`, want_id: wantId, opportunity_id: opportunityId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .updateTable('wants')
    .set({ state: 'being-tried' })
    .where('id', '=', wantId)
    .where('state', '=', 'heard')
    .execute()
}

export async function saveAnswer(tx: Tx, wantId: Id, form: AnswerForm, on: Day): Promise<void> {
  const answer = form.answer === '' ? null : { sourceLanguage: form.language, texts: { [form.language]: form.answer } }
  await tx
    .updateTable('wants')
    .set({ state: form.state, answer: answer === null ? null : JSON.stringify(answer), answered_on: on })
    .where('id', '=', wantId)
    .execute()
  await tx.deleteFrom('wants_answers').where('want_id', '=', wantId).execute()
  if (form.opportunityIds.length === 0) return
  await tx
    .insertInto('wants_answers')
    .values(
      [...new Set(form.opportunityIds)].map((id) => ({
        ecosystem_id: sql<Id>`platform_ecosystem()`,
        want_id: wantId,
        opportunity_id: id as Id,
      })),
    )
    .execute()
}

/** Askers before a day of the wants each listing answers, hidden wants left out. */
export async function countAskersByOpportunity(
  tx: Tx,
  opportunityIds: readonly Id[],
  before: Day,
): Promise<Map<Id, number>> {
  if (opportunityIds.length === 0) return new Map()
  const { rows } = await sql<{ opportunity_id: Id; askers: number }>`
    select answer.opportunity_id, count(asker.want_id) as askers
    from wants_answers answer
    join wants want on want.id = answer.want_id and want.state <> 'hidden'
    left join wants_askers asker on asker.want_id = want.id and asker.asked_on < ${before}
    where answer.opportunity_id = any(${opportunityIds}::uuid[])
    group by answer.opportunity_id`.execute(tx)
  return new Map(rows.map((row) => [row.opportunity_id, row.askers]))
}
