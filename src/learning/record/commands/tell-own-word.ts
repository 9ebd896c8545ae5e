import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { isOwnWord, ownSource } from '../policy.ts'
import { loadFactById } from '../store/facts.ts'
import { factForm, type Fact, type FactTold, type GoalForm, type RecordRefusal, type Visibility } from '../words.ts'
import { takeFacts } from './take-facts.ts'

type Told = Promise<Result<{ readonly factId: Id; readonly isNew: boolean }, RecordRefusal>>

/**
 * A learner writes down an aim, in their own words, for those who accompany them or for themselves alone. A button
 * pressed twice writes once.
 * @refuses not-here (only a person of this place has a record)
 */
export async function writeGoal(
  { form: { words, visibility, once }, language }: { readonly form: GoalForm; readonly language: Language },
  by: Actor,
  city: City,
): Told {
  if (by.kind !== 'person') return refuse('record.not-here')
  const goal = { kind: 'aimed', at: city.now(), words, language, visibility, originalId: once } as const
  return takeOne({ ...goal, learner: { id: by.person }, how: 'own-word', source: ownSource }, by, city)
}

/**
 * A learner says an own word anew, or shows it to others or to nobody else. The one before stays theirs to read.
 * @refuses not-here · not-yours (somebody else's word: ask for a correction) · and what `decideFact` says
 */
export async function rewriteOwnWord(
  ask: {
    readonly factId: Id
    /** Left out: as they were. */
    readonly words?: string
    readonly visibility?: Visibility
    readonly why: string
    readonly once: Id
  },
  by: Actor,
  city: City,
): Told {
  const fact = await ownFact(ask.factId, by, city)
  if (!fact.ok) return fact
  const amends = { factId: ask.factId, as: 'correction', why: ask.why } as const
  const said = { words: ask.words ?? fact.value.words, visibility: ask.visibility ?? fact.value.visibility }
  return takeOne({ ...toldAgain(fact.value), ...said, amends, originalId: ask.once }, by, city)
}

/** A learner takes an own word back. It stays readable, and counts no longer. @refuses as `rewriteOwnWord` */
export async function takeBackOwnWord(
  { factId, why, once }: { readonly factId: Id; readonly why: string; readonly once: Id },
  by: Actor,
  city: City,
): Told {
  const fact = await ownFact(factId, by, city)
  if (!fact.ok) return fact
  const amends = { factId, as: 'withdrawal', why } as const
  return takeOne({ ...toldAgain(fact.value), amends, originalId: once }, by, city)
}

async function ownFact(factId: Id, by: Actor, city: City): Promise<Result<Fact, RecordRefusal>> {
  const fact = await city.reading((tx) => loadFactById(tx, factId))
  if (fact === null || by.kind !== 'person' || fact.learnerId !== by.person) return refuse('record.not-here')
  return isOwnWord(fact) ? { ok: true, value: fact } : refuse('record.not-yours')
}

const toldAgain = (fact: Fact): Omit<FactTold, 'originalId'> => ({
  learner: { id: fact.learnerId },
  kind: fact.kind,
  at: fact.at,
  organisationId: fact.organisationId,
  place: fact.place,
  how: 'own-word',
  about: fact.about as FactTold['about'],
  words: fact.words,
  language: fact.language,
  visibility: fact.visibility,
  causes: fact.causes.map((id) => ({ id })),
  source: ownSource,
})

async function takeOne(told: FactTold, by: Actor, city: City): Told {
  const taken = await takeFacts([factForm.parse(told)], by, city)
  return taken.ok ? taken.value[0]! : taken
}
