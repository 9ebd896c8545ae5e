import { sql } from 'kysely'
import type { BirthMonth } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { AskReason } from '../rules/recognise.ts'

/** What the row said, kept until somebody has answered. */
export interface Written {
  readonly name: string | null
  readonly birth: BirthMonth | null
  readonly language: Language | null
  readonly groupIds: readonly Id[]
}

export interface Question {
  readonly id: Id
  readonly partyId: Id
  readonly hash: string
  readonly because: AskReason
  /** Null once it is answered. */
  readonly written: Written | null
  readonly candidates: readonly Id[]
}

/** Asked once: a question that is still open is only brought up to date. */
export async function saveQuestions(
  tx: Tx,
  partyId: Id,
  questions: readonly Omit<Question, 'partyId'>[],
  at: Instant,
): Promise<void> {
  if (questions.length === 0) return
  await sql`
    insert into groups_roster_questions (ecosystem_id, id, party_id, their_hash, because, written, candidates, asked_at)
    select platform_ecosystem(), q.id, ${partyId}::uuid, decode(q.hash, 'hex'), q.because, q.written,
      array(select jsonb_array_elements_text(q.candidates)::uuid), ${moment(at)}
    from json_to_recordset(${JSON.stringify(questions)}::json) as q(id uuid, hash text, because text, written jsonb,
      candidates jsonb)
    on conflict (ecosystem_id, party_id, their_hash) where answered_at is null
    do update set written = excluded.written, candidates = excluded.candidates, because = excluded.because`.execute(tx)
}

const selected = ['id', 'party_id', 'because', 'written', 'candidates'] as const

/** Open ones of these senders, the oldest first. @param partyIds null: everybody's */
export async function loadQuestions(tx: Tx, partyIds: readonly Id[] | null, most: number): Promise<Question[]> {
  if (partyIds?.length === 0) return []
  const rows = await tx
    .selectFrom('groups_roster_questions')
    .select([...selected, sql<string>`encode(their_hash, 'hex')`.as('hash')])
    .where('answered_at', 'is', null)
    .$if(partyIds !== null, (query) => query.where('party_id', 'in', partyIds!))
    .orderBy('asked_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    hash: row.hash,
    because: row.because as AskReason,
    written: row.written as unknown as Written | null,
    candidates: row.candidates as Id[],
  }))
}

/** Held until the transaction ends. Null: no such question, or it was answered. */
export async function loadOpenQuestion(tx: Tx, id: Id): Promise<Question | null> {
  const row = await tx
    .selectFrom('groups_roster_questions')
    .select([...selected, sql<string>`encode(their_hash, 'hex')`.as('hash')])
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        partyId: row.party_id,
        hash: row.hash,
        because: row.because as AskReason,
        written: row.written as unknown as Written | null,
        candidates: row.candidates as Id[],
      }
    : null
}

/** With the answer goes what was written. */
export async function saveAnswer(
  tx: Tx,
  id: Id,
  { answer, by, at }: { readonly answer: 'same' | 'new' | 'dropped'; readonly by: Id | null; readonly at: Instant },
): Promise<void> {
  await tx
    .updateTable('groups_roster_questions')
    .set({ answer, answered_by: by, answered_at: moment(at), written: null })
    .where('id', '=', id)
    .execute()
}

/** Questions in which somebody is a candidate are moot when they are erased: what was written goes, unanswered. */
export async function dropQuestionsAbout(tx: Tx, personId: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('groups_roster_questions')
    .set({ answer: 'dropped', answered_at: moment(at), written: null })
    .where('answered_at', 'is', null)
    .where(sql<boolean>`${personId}::uuid = any(candidates)`)
    .execute()
}

/** A sender's questions end with its agreement: what was written goes, unanswered. */
export async function dropQuestionsOf(tx: Tx, partyId: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('groups_roster_questions')
    .set({ answer: 'dropped', answered_at: moment(at), written: null })
    .where('answered_at', 'is', null)
    .where('party_id', '=', partyId)
    .execute()
}
