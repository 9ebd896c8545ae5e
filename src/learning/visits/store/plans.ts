import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { VisitsNotesTable, VisitsPlansTable } from '#platform/database/tables.ts'
import { planOutcome, type Plan, type PlanState } from '../words-of-plans.ts'
import type { Note } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const planOf = (row: Selectable<VisitsPlansTable>): Plan => ({
  id: row.id,
  pathIds: row.path_ids,
  state: row.state as PlanState,
  jobId: row.job_id,
  outcome: row.outcome === null ? null : planOutcome.parse(row.outcome),
  madeBy: row.made_by,
  madeAt: row.made_at,
  endedAt: row.ended_at,
})

export async function savePlan(
  tx: Tx,
  plan: Pick<Plan, 'id' | 'pathIds' | 'jobId' | 'madeBy' | 'madeAt'>,
): Promise<void> {
  await tx
    .insertInto('visits_plans')
    .values({
      ecosystem_id: here,
      id: plan.id,
      path_ids: [...plan.pathIds],
      state: 'running',
      job_id: plan.jobId,
      made_by: plan.madeBy,
      made_at: moment(plan.madeAt),
    })
    .execute()
}

export async function savePlanChange(
  tx: Tx,
  id: Id,
  change: Partial<Pick<Plan, 'state' | 'jobId' | 'outcome' | 'endedAt'>>,
): Promise<void> {
  await tx
    .updateTable('visits_plans')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.jobId && { job_id: change.jobId }),
      ...(change.outcome !== undefined && { outcome: JSON.stringify(change.outcome) }),
      ...(change.endedAt !== undefined && { ended_at: change.endedAt === null ? null : moment(change.endedAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** @param forChange held until the transaction ends */
export async function loadPlan(tx: Tx, id: Id, forChange = false): Promise<Plan | null> {
  const query = tx.selectFrom('visits_plans').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? planOf(row) : null
}

/** The newest first. */
export async function loadPlans(tx: Tx, most: number): Promise<Plan[]> {
  const rows = await tx
    .selectFrom('visits_plans')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(planOf)
}

const noteOf = (row: Selectable<VisitsNotesTable>): Note => ({
  id: row.id,
  groupId: row.group_id,
  schoolId: row.school_id,
  kind: row.kind as Note['kind'],
  words: row.words,
  nextOn: row.next_on,
  doneOn: row.done_on,
  toldOn: row.told_on,
  writtenBy: row.written_by,
  keptBy: row.kept_by,
  writtenAt: row.written_at,
})

export async function saveNote(tx: Tx, note: Note, now: Instant): Promise<void> {
  await tx
    .insertInto('visits_notes')
    .values({
      ecosystem_id: here,
      id: note.id,
      group_id: note.groupId,
      school_id: note.schoolId,
      kind: note.kind,
      words: note.words,
      next_on: note.nextOn,
      written_by: note.writtenBy,
      kept_by: note.keptBy,
      written_at: moment(now),
    })
    .execute()
}

export async function loadNote(tx: Tx, id: Id): Promise<Note | null> {
  const row = await tx.selectFrom('visits_notes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? noteOf(row) : null
}

export async function saveNoteDone(tx: Tx, id: Id, doneOn: Day): Promise<void> {
  await tx.updateTable('visits_notes').set({ done_on: doneOn }).where('id', '=', id).execute()
}

/** Notes whose day to look again has come, of which nobody was told before; told from now on. In the order of their days. */
export async function saveNotesTold(tx: Tx, today: Day): Promise<{ readonly id: Id; readonly groupId: Id }[]> {
  const rows = await tx
    .updateTable('visits_notes')
    .set({ told_on: today })
    .where('kind', '=', 'note')
    .where('next_on', '<=', today)
    .where('done_on', 'is', null)
    .where('told_on', 'is', null)
    .returning(['id', 'group_id', 'next_on'])
    .execute()
  return rows
    .toSorted((one, other) => `${one.next_on} ${one.id}`.localeCompare(`${other.next_on} ${other.id}`))
    .map((row) => ({ id: row.id, groupId: row.group_id }))
}

/** Notes somebody keeps about classes of these schools that nobody has put aside yet. @param schoolIds null: of all */
export async function countOpenNotes(tx: Tx, keptBy: Id, schoolIds: readonly Id[] | null): Promise<number> {
  if (schoolIds?.length === 0) return 0
  const { open } = await tx
    .selectFrom('visits_notes')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('kept_by', '=', keptBy)
    .where('kind', '=', 'note')
    .where('done_on', 'is', null)
    .$if(schoolIds !== null, (query) => query.where('school_id', 'in', schoolIds!))
    .executeTakeFirstOrThrow()
  return Number(open)
}

/** Of these classes, the newest first. */
export async function loadNotes(tx: Tx, groupIds: readonly Id[]): Promise<Note[]> {
  if (groupIds.length === 0) return []
  const rows = await tx
    .selectFrom('visits_notes')
    .selectAll()
    .where('group_id', 'in', groupIds)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(noteOf)
}
