import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Hurting } from '#laws/fair-draw/publishing/guarantees-that-hurt.ts'
import type { Apart, CutOffs } from '#laws/fair-draw/words.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Round } from '../words.ts'

/** What the checker that was written apart found, in numbers alone. */
export interface Checked {
  readonly faults: number
  readonly wastedSeats: number
  readonly wastedGuarantees: number
  /** Pairs that a block of friends causes; of learners who ask alone there are none. */
  readonly blocking: number
  readonly blockingAlone: number
}

export interface RoundKept {
  readonly round: Round
  readonly cutOffs: readonly CutOffs[]
  readonly apart: readonly Apart[]
  readonly hurting: readonly Hurting[]
  readonly checked: Checked
  readonly publishedAt: Instant | null
}

/** Drawn twice, it is what it was. */
export async function saveRound(tx: Tx, drawId: Id, one: RoundKept, now: Instant): Promise<void> {
  const came = {
    cut_offs: JSON.stringify(one.cutOffs),
    apart: JSON.stringify(one.apart),
    hurting: JSON.stringify(one.hurting),
    checked: JSON.stringify(one.checked),
    drawn_at: moment(now),
  }
  await tx
    .insertInto('draws_rounds')
    .values({ ecosystem_id: sql<Id>`platform_ecosystem()`, draw_id: drawId, round: one.round, ...came })
    .onConflict((on) => on.columns(['ecosystem_id', 'draw_id', 'round']).doUpdateSet(came))
    .execute()
}

export async function savePublished(tx: Tx, drawId: Id, round: Round, now: Instant): Promise<void> {
  await tx
    .updateTable('draws_rounds')
    .set({ published_at: moment(now) })
    .where('draw_id', '=', drawId)
    .where('round', '=', round)
    .execute()
}

/** The first first. */
export async function loadRounds(tx: Tx, drawId: Id): Promise<RoundKept[]> {
  const rows = await tx.selectFrom('draws_rounds').selectAll().where('draw_id', '=', drawId).orderBy('round').execute()
  return rows.map((row) => ({
    round: row.round as Round,
    cutOffs: row.cut_offs as CutOffs[],
    apart: row.apart as Apart[],
    hurting: row.hurting as Hurting[],
    checked: row.checked as Checked,
    publishedAt: row.published_at,
  }))
}
