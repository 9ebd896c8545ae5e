import { sha256Hex } from '../../sha-256/sha-256.ts'
import { inOrder } from '../matching/market.ts'
import type { Applicant, DrawFile } from '../words.ts'

/** No count of the real file below this shows in the twin; the others are rounded to five. */
const least = 10

const rounded = (count: number): number => Math.max(least, 5 * Math.round(count / 5))

/**
 * A file of the same shape with other people, that anyone may draw again: the same opportunities and as many rows; of wishes,
 * groups, families and blocks only rounded counts, each drawn apart from the others, so that no row of the twin is a row
 * of the file. The same seed gives the same twin.
 */
export function syntheticTwin(file: DrawFile, seed: string): DrawFile {
  const chance = chanceFrom(seed)
  const rows = file.applicants
  const groups = countsOf(rows.flatMap((row) => [...new Set(row.groups)]))
  const first = countsOf(rows.flatMap(({ wishes }) => wishes))
  const opportunities = file.opportunities.map(({ id }) => id).sort(inOrder)
  const weights = opportunities.map((id) => rounded(first.get(id) ?? 0))
  const lengths = [...countsOf(rows.map(({ wishes }) => wishes.length))].sort(([one], [other]) => one - other)
  const inFamilies = rows.length - new Set(rows.map(({ family }) => family)).size
  const inBlocks = rows.filter(({ together }) => together !== null).length
  const familyShare = rounded(inFamilies) / Math.max(rows.length, 1)
  const blockShare = inBlocks === 0 ? 0 : rounded(inBlocks) / (2 * rows.length)
  const applicants: Applicant[] = []
  while (applicants.length < rows.length) {
    const number = applicants.length
    const length =
      lengths[
        drawn(
          lengths.map(([, count]) => rounded(count)),
          chance,
        )
      ]![0]
    const wishes = wishesOf(opportunities, weights, length, chance)
    const isBlock = chance() < blockShare && number + 1 < rows.length
    const isFamily = !isBlock && chance() < familyShare && number + 1 < rows.length
    for (let member = number; member < number + (isBlock || isFamily ? 2 : 1); member += 1) {
      const own = [...groups].sort(([one], [other]) => inOrder(one, other))
      applicants.push({
        id: `twin-${member}`,
        family: isFamily ? `twin-family-${number}` : `twin-family-${member}`,
        together: isBlock ? `twin-block-${number}` : null,
        groups: own.flatMap(([group, count]) => (chance() < rounded(count) / rows.length ? [group] : [])),
        wishes: isBlock || member === number ? wishes : wishesOf(opportunities, weights, length, chance),
      })
    }
  }
  return { opportunities: file.opportunities, applicants }
}

function countsOf<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Numbers from 0 up to 1: the hash of the seed and of how many were drawn before. */
function chanceFrom(seed: string): () => number {
  let count = 0
  return () => {
    count += 1
    return Number.parseInt(sha256Hex(`${seed}|twin|${count}`, 1), 16) / 2 ** 32
  }
}

/** A position, by weight. */
function drawn(weights: readonly number[], chance: () => number): number {
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => (left -= weight) < 0)
  return found < 0 ? weights.length - 1 : found
}

function wishesOf(ids: readonly string[], weights: readonly number[], length: number, chance: () => number): string[] {
  const left = [...weights]
  return Array.from({ length: Math.min(length, ids.length) }, () => {
    const at = drawn(left, chance)
    left[at] = 0
    return ids[at]!
  })
}
