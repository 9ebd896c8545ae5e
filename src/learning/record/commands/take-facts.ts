import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayAmend, mayTell } from '../policy.ts'
import { contentOf } from '../rules/content-of.ts'
import { decideFact, type NewFact } from '../rules/decide-fact.ts'
import { settleByAmendment } from '../store/doubts.ts'
import { appendFacts, hashOf, namedKey } from '../store/facts.ts'
import { longestBatch, type FactForm, type RecordRefusal } from '../words.ts'
import { loadFactsKnown, type FactsKnown } from './facts-known.ts'

/** What became of one fact that was told. */
export type FactTaken = Result<{ readonly factId: Id; readonly isNew: boolean }, RecordRefusal>

/**
 * The one way into every record, for our own rooms and for outside sources: up to 1,000 facts in one transaction, each new
 * one with its event. Safe to call twice: the same content under the same source and original id is the same fact; other
 * content under it is refused as a conflict and changes nothing. A fact that is refused holds none of the others back,
 * but those that follow from it.
 * @param by a job or a reaction of the house, the learner, or who leads at the organisation of the fact
 * @returns one answer for each fact, in their order
 * @refuses batch-too-large; each fact for itself: not-yours · not-here · actor-unknown · organisation-not-here · conflict ·
 * and what `decideFact` says
 */
export const takeFacts = (
  facts: readonly FactForm[],
  by: Actor,
  city: City,
): Promise<Result<readonly FactTaken[], RecordRefusal>> =>
  city.transaction(async (tx) => {
    if (facts.length > longestBatch) return refuse('record.batch-too-large', { limit: longestBatch })
    const known = await loadFactsKnown(tx, facts, city)
    const cleared = await asCleared(by, within(tx, city))
    const now = city.now()
    const fresh: { fact: NewFact; hash: Buffer }[] = []
    const answers = facts.map((form): FactTaken => {
      const taken = takeOne(form, known, { by: cleared, now, id: city.newId() })
      if (!taken.ok || 'factId' in taken.value) return taken as FactTaken
      const { fact } = taken.value
      fresh.push(taken.value)
      known.byName.set(namedKey(fact), { ...fact, hash: taken.value.hash })
      if (fact.amends !== null) known.amended.add(fact.amends.factId)
      return accept({ factId: fact.id, isNew: true })
    })
    const written = await appendFacts(tx, fresh)
    if (written.size < fresh.length) throw new Error('a source told the same of two learners at the same moment')
    const speaker = by.kind === 'person' ? by.person : null
    const amended = fresh.flatMap(({ fact }) => fact.amends?.factId ?? [])
    const settled = await settleByAmendment(tx, amended, speaker, now)
    await record(
      tx,
      [
        ...fresh.map(({ fact }) => eventOf(fact, by)),
        ...settled.map((doubtId) => happened('record.doubt-settled', by, { doubtId })),
      ],
      now,
    )
    return accept(answers)
  })

interface Told {
  readonly by: Actor
  readonly now: Instant
  readonly id: Id
}

function takeOne(
  form: FactForm,
  known: FactsKnown,
  { by, now, id }: Told,
): Result<{ factId: Id; isNew: false } | { fact: NewFact; hash: Buffer }, RecordRefusal> {
  const learnerId = known.learnerOf(form)
  if (learnerId === null) return refuse('record.actor-unknown')
  const amended = form.amends === null ? null : (known.byId.get(form.amends.factId) ?? null)
  const isAllowed =
    mayTell(by, form, learnerId) && (amended === null || amended.learnerId !== learnerId || mayAmend(by, form, amended))
  if (!isAllowed) return refuse('record.not-yours')
  if (!known.persons.has(learnerId)) return refuse('record.not-here')
  const { organisationId } = form
  if (organisationId !== null && !known.organisations.has(organisationId)) return refuse('record.organisation-not-here')
  // Who stands for it is who says so; only the house tells for somebody else.
  const said: FactForm = by.kind === 'person' ? { ...form, confirmedBy: confirming(form, by.person) } : form
  // Two who check in the same visit tell the same: who of them it was is not what was told.
  const hash = hashOf(contentOf(by.kind === 'person' ? { ...form, confirmedBy: null } : form, learnerId))
  const before = known.byName.get(namedKey(form))
  if (before) return before.hash.equals(hash) ? accept({ factId: before.id, isNew: false }) : refuse('record.conflict')
  const causes = causesOf(form, learnerId, known)
  const amendedAlready = form.amends !== null && known.amended.has(form.amends.factId)
  const decided = decideFact({ form: said, id, learnerId, causes, amended, amendedAlready }, now)
  return decided.ok ? accept({ fact: decided.value, hash }) : decided
}

const confirming = ({ how }: FactForm, person: Id): Id | null => (how === 'own-word' ? null : person)

/** Null: one of them is not in this record. */
function causesOf({ source, causes }: FactForm, learnerId: Id, { byId, byName }: FactsKnown): readonly Id[] | null {
  const found = causes.flatMap((cause) => {
    const fact = 'id' in cause ? byId.get(cause.id) : byName.get(namedKey({ source, originalId: cause.originalId }))
    return fact?.learnerId === learnerId ? [fact.id] : []
  })
  return found.length === causes.length ? found : null
}

function eventOf({ id, learnerId, kind, organisationId, about, amends }: NewFact, by: Actor): Event {
  const facts = { factId: id, learnerId, kind, organisationId, aboutId: about?.id ?? null }
  if (amends === null) return happened('record.fact-taken', by, facts)
  return amends.as === 'withdrawal'
    ? happened('record.fact-withdrawn', by, { ...facts, amends: amends.factId })
    : happened('record.fact-corrected', by, { ...facts, amends: amends.factId })
}
