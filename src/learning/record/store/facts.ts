import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { NewFact } from '../rules/decide-fact.ts'
import type { Amendment, Fact, FactKind, How, Visibility } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

export const hashOf = (content: string): Buffer => createHash('sha256').update(content).digest()

/** How many turns the writers of a place's records take: fewer locks than a batch has learners. */
const turns = 256

/**
 * Holds these learners' records until the transaction ends, always in the same order, so that two who write the same take
 * turns and never wait for each other in a ring.
 */
export async function holdRecords(tx: Tx, learnerIds: readonly Id[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('record ' || platform_ecosystem()::text || turn::text, 20261122)) from (
      select distinct abs(hashtext(learner::text) % ${turns}::int) as turn
      from unnest(${learnerIds}::uuid[]) as learner order by turn
    ) as turns`.execute(tx)
}

/** Writes them in the order given. @returns which were new; one whose source and original id stand already is not */
export async function appendFacts(
  tx: Tx,
  facts: readonly { readonly fact: NewFact; readonly hash: Buffer }[],
): Promise<ReadonlySet<Id>> {
  if (facts.length === 0) return new Set()
  const rows = await tx
    .insertInto('record_facts')
    .values(
      facts.map(({ fact, hash }) => ({
        ecosystem_id: here,
        id: fact.id,
        learner_id: fact.learnerId,
        kind: fact.kind,
        at: moment(fact.at),
        until_at: fact.untilAt === null ? null : moment(fact.untilAt),
        minutes: fact.minutes,
        organisation_id: fact.organisationId,
        place: fact.place,
        confirmed_by: fact.confirmedBy,
        how: fact.how,
        about_id: fact.about?.id ?? null,
        about_kind: fact.about?.kind ?? null,
        about_title: fact.about === null ? null : JSON.stringify(fact.about.title),
        themes: fact.about?.themes ?? [],
        skills: fact.about?.skills ?? [],
        planned_minutes: fact.about?.minutes ?? null,
        area_id: fact.about?.areaId ?? null,
        funders: [...(fact.about?.funders ?? [])],
        words: fact.words,
        language: fact.language,
        scale: fact.level?.scale ?? null,
        level: fact.level?.name ?? null,
        good_until_at: fact.goodUntilAt === null ? null : moment(fact.goodUntilAt),
        visibility: fact.visibility,
        amends: fact.amends?.factId ?? null,
        amends_as: fact.amends?.as ?? null,
        why: fact.amends?.why ?? null,
        source: fact.source,
        original_id: fact.originalId,
        content_hash: hash,
        taken_at: moment(fact.takenAt),
      })),
    )
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'source', 'original_id']).doNothing())
    .returning('id')
    .execute()
  const written = new Set(rows.map(({ id }) => id))
  await appendCauses(
    tx,
    facts.flatMap(({ fact }) => (written.has(fact.id) ? [fact] : [])),
  )
  return written
}

async function appendCauses(tx: Tx, facts: readonly NewFact[]): Promise<void> {
  const causes = facts.flatMap(({ id, learnerId, causes: of }) =>
    of.map((cause) => ({ ecosystem_id: here, learner_id: learnerId, fact_id: id, cause_id: cause })),
  )
  for (let from = 0; from < causes.length; from += 5_000) {
    await tx
      .insertInto('record_causes')
      .values(causes.slice(from, from + 5_000))
      .execute()
  }
}

/** All facts of one learner, in the order in which the record took them. */
export const loadRecord = (tx: Tx, learnerId: Id): Promise<Fact[]> =>
  loadFactsWhere(tx, sql`fact.learner_id = ${learnerId}`)

export async function loadFactById(tx: Tx, id: Id): Promise<Fact | null> {
  const [fact] = await loadFactsWhere(tx, sql`fact.id = ${id}`)
  return fact ?? null
}

/** What a source told under these ids, whoever's record it is in. */
export interface Named {
  readonly source: string
  readonly originalId: string
}

export const namedKey = ({ source, originalId }: Named): string => `${source} ${originalId}`

/** Facts by id or by the source's own id, with the hash of what was told. */
export async function loadNamed(
  tx: Tx,
  ids: readonly Id[],
  named: readonly Named[],
): Promise<{ readonly fact: Fact; readonly hash: Buffer }[]> {
  const found = await loadRows(
    tx,
    sql`fact.id = any(${ids}::uuid[]) or (fact.source, fact.original_id) in (
      select * from unnest(${named.map(({ source }) => source)}::text[], ${named.map(({ originalId }) => originalId)}::text[]))`,
  )
  return found.map((row) => ({ fact: factOf(row), hash: row.content_hash }))
}

/** Which of these facts something has amended already. */
export async function loadAmended(tx: Tx, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.selectFrom('record_facts').select('amends').where('amends', 'in', ids).execute()
  return new Set(rows.flatMap(({ amends }) => amends ?? []))
}

type Condition = ReturnType<typeof sql>
type Row = Awaited<ReturnType<typeof loadRows>>[number]

/** Facts for which a condition on `fact` holds, in the order in which the record took them. */
export const loadFactsWhere = async (tx: Tx, where: Condition): Promise<Fact[]> =>
  (await loadRows(tx, where)).map(factOf)

const loadRows = (tx: Tx, where: Condition) =>
  tx
    .selectFrom('record_facts as fact')
    .selectAll()
    .select((from) =>
      from
        .selectFrom('record_causes as cause')
        .whereRef('cause.fact_id', '=', 'fact.id')
        .select(sql<Id[]>`coalesce(array_agg(cause_id order by cause_id), '{}')`.as('ids'))
        .as('causes'),
    )
    .where(sql<boolean>`(${where})`)
    .orderBy('seq')
    .execute()

const factOf = (row: Row): Fact => ({
  id: row.id,
  learnerId: row.learner_id,
  seq: row.seq,
  kind: row.kind as FactKind,
  at: row.at,
  untilAt: row.until_at,
  minutes: row.minutes,
  organisationId: row.organisation_id,
  place: row.place,
  confirmedBy: row.confirmed_by,
  how: row.how as How,
  about:
    row.about_kind === null
      ? null
      : {
          id: row.about_id,
          kind: row.about_kind,
          title: row.about_title as unknown as LocalText,
          themes: row.themes,
          skills: row.skills,
          minutes: row.planned_minutes,
          areaId: row.area_id,
          funders: row.funders,
        },
  words: row.words,
  language: row.language,
  level: row.scale === null || row.level === null ? null : { scale: row.scale, name: row.level },
  goodUntilAt: row.good_until_at,
  visibility: row.visibility as Visibility,
  amends: row.amends === null ? null : { factId: row.amends, as: row.amends_as as Amendment['as'], why: row.why ?? '' },
  causes: row.causes ?? [],
  source: row.source,
  originalId: row.original_id,
  takenAt: row.taken_at,
})

/** P19: all of an erased person's; of anybody else's the database lets nothing go. @returns how many facts went */
export async function deleteRecord(tx: Tx, learnerId: Id): Promise<number> {
  await tx.deleteFrom('record_doubts').where('learner_id', '=', learnerId).execute()
  await tx.deleteFrom('record_causes').where('learner_id', '=', learnerId).execute()
  const gone = await tx.deleteFrom('record_facts').where('learner_id', '=', learnerId).executeTakeFirstOrThrow()
  await tx.deleteFrom('record_actors').where('learner_id', '=', learnerId).execute()
  return Number(gone.numDeletedRows)
}
