import { useSay } from '#web/say/context.tsx'
import type { Say } from '#web/say/voices.ts'
import type { AfterSeen } from '../words-for-pages.ts'

/** What is said to whoever reads, in two ways: to a child (du, tú), and to everybody else (Sie, usted). */
const toChildren: ReadonlySet<string> = new Set([
  'two-minutes',
  'words',
  'words-hint',
  'photo-hint',
  'voice',
  'voice-hint',
  'record-title',
  'read-by-own',
  'learner-relationship',
  'learner-relevance',
  'learner-excitement',
  'numbers-hint',
  'name-own',
  'take-back-hint',
])

/** Plain sentences, without marks in them. */
export type SayWords = (...asked: Parameters<Say>) => string

/** The sentences of this room for one reader; of guardians and grown-ups nobody is spoken to as a child. */
export function useSayTo({ isOwn, isMinor }: Pick<AfterSeen, 'isOwn' | 'isMinor'>): SayWords {
  const say = useSay()
  const isChild = isOwn && isMinor
  return (key, values) => {
    const [room, name = ''] = key.split('.', 2)
    return say(isChild && room === 'reflections' && toChildren.has(name) ? `reflections.child-${name}` : key, values)
  }
}
