import type { Id } from '#kernel/id.ts'
import type { Circle, Part } from '../words.ts'

const holdsMinors = ({ members }: Circle): boolean => members.some(({ isMinor }) => isMinor)

/** As what somebody is here; null: nothing, and they do not hear that there is a thread. */
export function partOf(personId: Id, circle: Circle): Part | null {
  if (circle.responsible.includes(personId)) return 'responsible'
  const member = circle.members.find(({ id }) => id === personId)
  if (member) return member.isMinor || !holdsMinors(circle) ? 'young' : 'grown'
  return circle.members.some(({ isMinor, guardians }) => isMinor && guardians.includes(personId)) ? 'guardian' : null
}

/**
 * P14: no thread in which one adult and one child could be alone. Two responsible adults see it, or one does and each
 * child has a guardian who sees it too. It is asked anew at every post, so that a lapsed clearance or a link that rests
 * stops it that minute.
 */
export function isOpen(circle: Circle): boolean {
  if (circle.responsible.length === 0) return false
  if (circle.responsible.length >= 2 || !holdsMinors(circle)) return true
  const [only] = circle.responsible
  return circle.members.every(({ isMinor, guardians }) => !isMinor || guardians.some((one) => one !== only))
}

/** Who reads: responsible adults, the young members, and who answers for them. A grown-up on a list of children does not. */
export const mayRead = (part: Part | null): part is 'responsible' | 'young' | 'guardian' =>
  part === 'responsible' || part === 'young' || part === 'guardian'

/** Who writes: who may meet children this minute, and the young members themselves. Guardians read and report. */
export const mayWrite = (part: Part | null): part is 'responsible' | 'young' =>
  part === 'responsible' || part === 'young'

/** Who is told that somebody wrote: who may write too. Guardians hear of it where their child has no way of its own. */
export const toldIn = (circle: Circle): Id[] => [
  ...new Set(
    [...circle.responsible, ...circle.members.map(({ id }) => id)].filter((id) => mayWrite(partOf(id, circle))),
  ),
]

/** Everybody who sees a post of this thread. */
export const readersIn = (circle: Circle): ReadonlySet<Id> =>
  new Set([
    ...circle.responsible,
    ...circle.members.flatMap(({ id, isMinor, guardians }) => [
      ...(mayRead(partOf(id, circle)) ? [id] : []),
      ...(isMinor ? guardians : []),
    ]),
  ])
