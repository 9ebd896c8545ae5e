import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Answer, Case, CaseState, Decision, Gate, StageName, Step } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const caseOf = (row: Selectable<DB['governance_cases']>): Case => ({
  id: row.id,
  act: row.act,
  proposalId: row.proposal_id,
  title: row.title,
  organisationIds: row.organisation_ids,
  applicantId: row.applicant_id,
  gate: row.gate as unknown as Gate,
  state: row.state as CaseState,
  openedAt: row.opened_at,
  deadlineAt: row.deadline_at,
  closedAt: row.closed_at,
})

/** False: this proposal has its case already. */
export async function addCase(tx: Tx, one: Case): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('governance_cases')
    .values({
      ecosystem_id: here,
      id: one.id,
      act: one.act,
      proposal_id: one.proposalId,
      title: one.title,
      organisation_ids: one.organisationIds,
      applicant_id: one.applicantId,
      gate: JSON.stringify(one.gate),
      state: one.state,
      opened_at: moment(one.openedAt),
      deadline_at: one.deadlineAt === null ? null : moment(one.deadlineAt),
      closed_at: one.closedAt === null ? null : moment(one.closedAt),
    })
    .onConflict((row) => row.columns(['ecosystem_id', 'act', 'proposal_id']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Held until the transaction ends: whoever decides at the same moment waits and then sees what stands. */
export async function holdCase(tx: Tx, id: Id): Promise<Case | null> {
  const row = await tx.selectFrom('governance_cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? caseOf(row) : null
}

export async function loadCase(tx: Tx, id: Id): Promise<Case | null> {
  const row = await tx.selectFrom('governance_cases').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? caseOf(row) : null
}

export async function loadCaseOfProposal(tx: Tx, act: string, proposalId: Id): Promise<Case | null> {
  const row = await tx
    .selectFrom('governance_cases')
    .selectAll()
    .where('act', '=', act)
    .where('proposal_id', '=', proposalId)
    .executeTakeFirst()
  return row ? caseOf(row) : null
}

/** Which part of a list: so many after the first so many. */
export interface Part {
  readonly after: number
  readonly most: number
}

/** Those that wait, the oldest first. */
export async function loadOpenCases(tx: Tx, { after, most }: Part): Promise<Case[]> {
  const rows = await tx
    .selectFrom('governance_cases')
    .selectAll()
    .where('closed_at', 'is', null)
    .orderBy('id')
    .offset(after)
    .limit(most)
    .execute()
  return rows.map(caseOf)
}

/** In no order that is promised. */
export async function loadCases(tx: Tx, ids: readonly Id[]): Promise<Case[]> {
  if (ids.length === 0) return []
  return (await tx.selectFrom('governance_cases').selectAll().where('id', 'in', ids).execute()).map(caseOf)
}

/** The newest first. */
export async function loadClosedCases(tx: Tx, { after, most }: Part): Promise<Case[]> {
  const rows = await tx
    .selectFrom('governance_cases')
    .selectAll()
    .where('closed_at', 'is not', null)
    .orderBy('closed_at', 'desc')
    .orderBy('id', 'desc')
    .offset(after)
    .limit(most)
    .execute()
  return rows.map(caseOf)
}

export async function loadOverdueCaseIds(tx: Tx, now: Instant): Promise<Id[]> {
  const rows = await tx
    .selectFrom('governance_cases')
    .select('id')
    .where('closed_at', 'is', null)
    .where('deadline_at', '<=', moment(now) as never)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Those whose deadline comes within so many hours and of which nobody was reminded, marked as such. Never before half of
 * a case's time is over: whoever was just asked needs no reminder.
 */
export async function takeDueSoon(tx: Tx, hours: number, now: Instant): Promise<Case[]> {
  const rows = await tx
    .updateTable('governance_cases')
    .set({ reminded_at: moment(now) })
    .where('closed_at', 'is', null)
    .where('reminded_at', 'is', null)
    .where('deadline_at', '>', moment(now) as never)
    .where(
      sql<boolean>`greatest(deadline_at - make_interval(hours => ${hours}),
        opened_at + (deadline_at - opened_at) / 2) <= ${moment(now)}`,
    )
    .returningAll()
    .execute()
  return rows.map(caseOf)
}

/** One step on; the public trail keeps where from, when and the note. */
export async function saveStep(tx: Tx, caseId: Id, step: Step & { readonly closedAt: Instant | null }): Promise<void> {
  await tx
    .updateTable('governance_cases')
    .set({ state: step.to, closed_at: step.closedAt === null ? null : moment(step.closedAt) })
    .where('id', '=', caseId)
    .execute()
  await sql`
    insert into governance_steps (ecosystem_id, case_id, number, from_state, to_state, at, note)
    select platform_ecosystem(), ${caseId}::uuid, coalesce(max(number), 0) + 1, ${step.from}, ${step.to},
      ${moment(step.at)}, ${step.note}
    from governance_steps where case_id = ${caseId}::uuid`.execute(tx)
}

export async function loadSteps(tx: Tx, caseId: Id): Promise<Step[]> {
  const rows = await tx
    .selectFrom('governance_steps')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    from: row.from_state as CaseState | null,
    to: row.to_state as CaseState,
    at: row.at,
    note: row.note,
  }))
}

export async function saveDecision(tx: Tx, one: Decision): Promise<void> {
  await tx
    .insertInto('governance_decisions')
    .values({
      ecosystem_id: here,
      id: one.id,
      case_id: one.caseId,
      person_id: one.personId,
      standing_in_for: one.standingInFor,
      stage: one.stage,
      answer: one.answer,
      reason: one.reason,
      checked: one.checked,
      decided_at: moment(one.decidedAt),
    })
    .execute()
}

export async function saveDecisionWithdrawn(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('governance_decisions')
    .set({ withdrawn_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

/** All that was ever said of these cases, in the order it was said. */
export async function loadDecisions(tx: Tx, caseIds: readonly Id[]): Promise<Decision[]> {
  if (caseIds.length === 0) return []
  const said = tx.selectFrom('governance_decisions').selectAll().where('case_id', 'in', caseIds)
  const rows = await said.orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    personId: row.person_id,
    standingInFor: row.standing_in_for,
    stage: row.stage as StageName,
    answer: row.answer as Answer,
    reason: row.reason,
    checked: row.checked,
    decidedAt: row.decided_at,
    withdrawnAt: row.withdrawn_at,
  }))
}
