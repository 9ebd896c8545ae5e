import type { ImportState } from '../../words.ts'

/** The life of an import as a table: from each state, the states that may come next. What ends it has no next. */
export const lifeOfAnImport: Readonly<Record<ImportState, readonly ImportState[]>> = {
  queued: ['reading', 'stopped', 'failed'],
  // A worker that was killed begins again: reading follows reading.
  reading: ['reading', 'staged', 'stopped', 'failed'],
  staged: ['applied', 'asking', 'stopped', 'failed'],
  asking: ['applied', 'declined', 'failed'],
  applied: [],
  declined: [],
  stopped: ['queued'],
  failed: ['queued'],
}

export const mayFollow = (from: ImportState, to: ImportState): boolean => lifeOfAnImport[from].includes(to)

/** Has something left to do, or to be decided. */
export const isOpen = (state: ImportState): boolean => ['queued', 'reading', 'staged', 'asking'].includes(state)

/** A source that loses more than this share of its listings at once has more likely a broken feed than a broken city. */
export const shareThatNeedsAYes = 0.4
const fewest = 5

/**
 * An import that would lapse more than two fifths of what its source has live waits for a person's yes.
 * @param live listings of this source that the public sees now
 * @param vanishing those of them that the new import does not hold
 */
export const needsAYes = (live: number, vanishing: number): boolean =>
  vanishing >= fewest && vanishing > live * shareThatNeedsAYes

/** A source with so few listings live may lose all of them: nothing needs to be counted. */
export const mayNeedAYes = (live: number): boolean => live >= fewest
