import { accept, type Result } from '#kernel/result.ts'
import { drawPlaces } from '../draw-places.ts'
import type { FileRefusal } from '../read-file.ts'
import type { Draw, DrawFile } from '../words.ts'

/** A guarantee with which fewer of its own group are placed, in the whole draw, than without it. */
export interface Hurting {
  readonly opportunity: string
  readonly group: string
  readonly placedWith: number
  readonly placedWithout: number
}

/**
 * A guarantee can push an outsider to where she takes the place of another of the group. Found by drawing once more without
 * each guarantee, with the same seed, and shown to the host before the draw is published. One whole draw for each
 * guarantee that has seats: long work for a job, not for a page.
 */
export function guaranteesThatHurt(file: DrawFile, seed: string): Result<readonly Hurting[], FileRefusal> {
  const draw = drawPlaces(file, seed)
  if (!draw.ok) return draw
  const hurting: Hurting[] = []
  for (const { id, guarantees } of file.opportunities) {
    for (const { group, seats } of guarantees) {
      if (seats === 0) continue
      const other = drawPlaces(without(file, id, group), seed)
      if (!other.ok) return other
      const placedWith = placedOf(file, draw.value, group)
      const placedWithout = placedOf(file, other.value, group)
      if (placedWith < placedWithout) hurting.push({ opportunity: id, group, placedWith, placedWithout })
    }
  }
  return accept(hurting)
}

function without(file: DrawFile, opportunity: string, group: string): DrawFile {
  const opportunities = file.opportunities.map((offer) =>
    offer.id === opportunity
      ? { ...offer, guarantees: offer.guarantees.filter((guarantee) => guarantee.group !== group) }
      : offer,
  )
  return { ...file, opportunities }
}

function placedOf(file: DrawFile, draw: Draw, group: string): number {
  const members = new Set(file.applicants.flatMap(({ id, groups }) => (groups.includes(group) ? [id] : [])))
  return draw.places.filter(({ learner }) => members.has(learner)).length
}
