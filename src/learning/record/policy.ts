import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Fact, FactForm, FactKind, How } from './words.ts'

/** What a learner tells in their own word; what whoever leads something tells of those who came. */
const tellers: Readonly<Record<'learner' | 'leader', { kinds: ReadonlySet<FactKind>; hows: ReadonlySet<How> }>> = {
  learner: { kinds: new Set(['aimed', 'interested', 'reflected', 'submitted-evidence']), hows: new Set(['own-word']) },
  leader: {
    kinds: new Set(['attended', 'completed', 'assessed']),
    hows: new Set(['roster', 'scan', 'mentor']),
  },
}

const isLearner = (by: Actor, learnerId: Id): boolean => by.kind === 'person' && by.person === learnerId

/** Hosts and educators of that organisation, and its mentors; never for the ecosystem as a whole, and never of themselves. */
export const leads = (by: Actor, organisationId: Id | null): boolean =>
  organisationId !== null &&
  (['host', 'educator', 'mentor'] as const).some((role) => holdsRole(by, role, organisationId))

/**
 * Who may tell this fact: the learner what is theirs to say, whoever leads at that organisation what they saw, the house all.
 * @param by with the roles that stand at this moment: who may not meet children now tells nothing of them
 */
export function mayTell(by: Actor, form: FactForm, learnerId: Id): boolean {
  if (by.kind === 'system') return true
  const { kind, how, organisationId, source } = form
  if (isLearner(by, learnerId)) {
    return source === ownSource && tellers.learner.kinds.has(kind) && tellers.learner.hows.has(how)
  }
  const isTheirs = organisationId !== null && leads(by, organisationId) && source === sourceOf(organisationId)
  return isTheirs && tellers.leader.kinds.has(kind) && tellers.leader.hows.has(how)
}

/** Under these two a person tells; under any other name only the house does, for whomever it let in. */
export const ownSource = 'own-word'
export const sourceOf = (organisationId: Id): string => `organisation:${organisationId}`

/**
 * Who may correct or withdraw what: the learner their own word, whoever leads where it happened what was seen there, an
 * outside source what it told itself, the house all.
 */
export function mayAmend(by: Actor, form: FactForm, amended: Fact): boolean {
  if (by.kind === 'system') return form.how !== 'import' || form.source === amended.source
  if (amended.how === 'own-word') return isLearner(by, amended.learnerId)
  return !isLearner(by, amended.learnerId) && leads(by, amended.organisationId)
}

/** What is somebody's own word is mended by themselves; anything else is asked of whoever wrote it down. */
export const isOwnWord = ({ how }: Pick<Fact, 'how'>): boolean => how === 'own-word'

/** What whoever leads somewhere wrote down, or could have: they look again when the learner says it is wrong. */
export const canBeDoubted = (fact: Pick<Fact, 'how' | 'kind' | 'organisationId'>): boolean =>
  !isOwnWord(fact) && fact.organisationId !== null && tellers.leader.kinds.has(fact.kind)

/** Who reads a record: the learner all of it, a guardian of today what the learner does not keep private; nobody else. */
export function sightOf(by: Actor, learnerId: Id, isGuardian: boolean): 'all' | 'shared' | null {
  if (isLearner(by, learnerId)) return 'all'
  return isGuardian ? 'shared' : null
}
