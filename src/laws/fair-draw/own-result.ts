import { openRoute, type Applicant, type CutOffs, type Missed } from './words.ts'

/** What one learner can work out from her own row and what is published. */
export interface OwnResult {
  readonly opportunity: string | null
  /** The wishes dearer than the place, or all of them. */
  readonly missed: readonly Missed[]
}

/**
 * The law of one's own result: the place is at the first wish where the ticket sorts before the cut-off of the open seats or
 * of a group one is in. Nothing of anybody else is asked.
 * @param lines of every opportunity among the wishes
 * @param apart wishes the learner's block lost
 * @param held where she has a place from the first round; it is always kept when nothing dearer is given
 */
export function ownResult(
  { groups, wishes }: Pick<Applicant, 'groups' | 'wishes'>,
  ticket: string,
  lines: ReadonlyMap<string, CutOffs>,
  apart: ReadonlySet<string>,
  held: string | null | undefined = null,
): OwnResult {
  const missed: Missed[] = []
  for (const opportunity of wishes) {
    if (opportunity === held) return { opportunity, missed }
    const { open, guaranteed } = lines.get(opportunity)!
    const cutOffs = [{ route: openRoute, below: open }]
    for (const { group, below } of guaranteed) if (groups.includes(group)) cutOffs.push({ route: group, below })
    const isTorn = apart.has(opportunity)
    if (!isTorn && cutOffs.some(({ below }) => ticket < below)) return { opportunity, missed }
    missed.push({ opportunity, because: isTorn ? 'not-all-together' : 'drawn-later', cutOffs })
  }
  return { opportunity: null, missed }
}
