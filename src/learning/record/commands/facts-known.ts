import { organisationsById } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { actorKey, loadActors } from '../store/actors.ts'
import { holdRecords, loadAmended, loadNamed, namedKey } from '../store/facts.ts'
import type { Fact, FactForm } from '../words.ts'

/** What is written already, and what is written down in this batch. */
export interface FactsKnown {
  readonly learnerOf: (form: FactForm) => Id | null
  /** Persons of this place who are not erased. */
  readonly persons: ReadonlySet<Id>
  readonly organisations: ReadonlySet<Id>
  /** By `namedKey`; grows with the batch. */
  readonly byName: Map<string, { readonly id: Id; readonly learnerId: Id; readonly hash: Buffer }>
  readonly byId: ReadonlyMap<Id, Fact>
  /** Amended already; grows with the batch. */
  readonly amended: Set<Id>
}

/** All that a batch has to know, asked of the database in a handful of questions however long it is; its records held. */
export async function loadFactsKnown(tx: Tx, facts: readonly FactForm[], city: City): Promise<FactsKnown> {
  const actors = await loadActors(
    tx,
    facts.flatMap(({ source, learner }) => ('actor' in learner ? [{ source, actor: learner.actor }] : [])),
  )
  const learnerOf = ({ source, learner }: FactForm): Id | null =>
    'id' in learner ? learner.id : (actors.get(actorKey({ source, actor: learner.actor })) ?? null)
  const learnerIds = [...new Set(facts.flatMap((form) => learnerOf(form) ?? []))]
  await holdRecords(tx, learnerIds)
  const persons = await personsById(learnerIds, within(tx, city))
  const organisationIds = [...new Set(facts.flatMap(({ organisationId }) => organisationId ?? []))]
  const organisations = await organisationsById(tx, organisationIds)
  const amends = facts.flatMap((form) => form.amends?.factId ?? [])
  const ids = facts.flatMap(({ causes }) => causes.flatMap((cause) => ('id' in cause ? [cause.id] : [])))
  const names = facts.flatMap(({ source, originalId, causes }) => [
    { source, originalId },
    ...causes.flatMap((cause) => ('originalId' in cause ? [{ source, originalId: cause.originalId }] : [])),
  ])
  const named = await loadNamed(tx, [...amends, ...ids], names)
  return {
    learnerOf,
    persons: new Set(persons.flatMap(({ id, erasedAt }) => (erasedAt === null ? [id] : []))),
    organisations: new Set(organisations.map(({ id }) => id)),
    byName: new Map(named.map(({ fact, hash }) => [namedKey(fact), { id: fact.id, learnerId: fact.learnerId, hash }])),
    byId: new Map(named.map(({ fact }) => [fact.id, fact])),
    amended: new Set(await loadAmended(tx, amends)),
  }
}
