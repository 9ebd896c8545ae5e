import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Act, Said, Whereabouts } from '../words.ts'

/** Kept, but it waits for somebody's word before it counts. */
const waits = ({ flags, stands }: Act): boolean => stands === null && flags.includes('role-ended')
const counts = (act: Act): boolean => act.stands !== false && !waits(act)

const inOrder = (acts: readonly Act[]): Act[] =>
  acts.filter(counts).toSorted((a, b) => a.doneAt - b.doneAt || a.seq - b.seq)

/**
 * Law: of what was said of somebody, the latest by our clock holds. They were there from the first time they were let in
 * until they left; what was taken back did not happen.
 */
export function whereIs(acts: readonly Act[]): Whereabouts {
  let inAt: Instant | null = null
  let by: Act | null = null
  for (const act of inOrder(acts)) {
    if (act.said === 'in') inAt ??= act.doneAt
    else if (act.said !== 'out') inAt = null
    by = act
  }
  const said = by?.said ?? 'expected'
  return { said, by, inAt, outAt: said === 'out' ? by!.doneAt : null }
}

/** What follows by itself and needs no word: who was in leaves, who was thought absent comes late. */
const follows: Readonly<Record<Said, readonly Said[]>> = {
  expected: ['in', 'out', 'absent', 'excused'],
  in: ['out'],
  out: [],
  absent: ['in', 'excused'],
  excused: ['in', 'absent'],
}

const agree = (first: Act, then: Act): boolean =>
  first.said === then.said
    ? first.leaves === then.leaves && first.adult === then.adult
    : follows[first.said].includes(then.said)

/**
 * Law: two phones that had not heard of each other and whose last words do not go together are asked about in the open;
 * until somebody says which, the later one is shown.
 * @returns the acts between which somebody decides; none: nothing is in doubt
 */
export function inDoubt(acts: readonly Act[]): Act[] {
  const waiting = acts.filter(waits)
  const gone = acts.filter(
    ({ flags, stands, said }) => stands === null && said === 'in' && flags.includes('gone-meanwhile'),
  )
  const ordered = inOrder(acts)
  const last = new Map<Id, Act>(ordered.map((act) => [act.device, act]))
  const words = [...last.values()]
  const doubted = new Set<Act>([...waiting, ...gone])
  for (const [place, first] of words.entries()) {
    for (const second of words.slice(place + 1)) {
      const [earlier, later] = first.seq < second.seq ? [first, second] : [second, first]
      const heardOf = later.seen >= earlier.seq
      const heardOfSince = ordered.some(({ seq, seen }) => seq > later.seq && seen >= later.seq)
      const isSettled = first.stands === true || second.stands === true
      const [before, after] = ordered.indexOf(first) < ordered.indexOf(second) ? [first, second] : [second, first]
      if (!heardOf && !heardOfSince && !isSettled && !agree(before, after)) doubted.add(first).add(second)
    }
  }
  return ordered.concat(waiting).filter((act) => doubted.has(act))
}
