import type { CutOffs } from '#laws/fair-draw/words.ts'
import type { Instant } from '#kernel/instant.ts'
import type { FairDraw } from './words.ts'
import type { DrawShown, LineShown, Phase } from './words-for-pages.ts'

const phaseOf = ({ state, opensAt, closesAt }: FairDraw, now: Instant): Phase => {
  if (state !== 'open') return state
  if (now < opensAt) return 'soon'
  return now < closesAt ? 'open' : 'over'
}

/** A draw without what is not everybody's. */
export const shown = (draw: FairDraw, now: Instant): DrawShown => ({
  id: draw.id,
  title: draw.title,
  language: draw.language,
  phase: phaseOf(draw, now),
  round: draw.round,
  opensAt: draw.opensAt,
  closesAt: draw.closesAt,
  closedAt: draw.closedAt,
  source: draw.source,
  sourceAddress: draw.sourceAddress,
  sourceAt: draw.sourceAt,
  seed: draw.seedConfirmedBy === null ? null : draw.seed,
  isReleased: draw.releasedAt !== null,
})

export const linesOf = ({ open, guaranteed }: CutOffs): LineShown[] => [
  { group: null, below: open },
  ...guaranteed.map(({ group, below }) => ({ group, below })),
]
