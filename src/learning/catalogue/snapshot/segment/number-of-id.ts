import type { Segment } from './segment.ts'

/** The opportunity's number; null: it is not here. Looked up among sorted ids: a map of them would weigh megabytes. */
export function numberOfId({ ids, byId }: Segment, id: string): number | null {
  let low = 0
  let high = byId.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[byId[middle]!]! < id) low = middle + 1
    else high = middle
  }
  const number = byId[low]
  return number !== undefined && ids[number] === id ? number : null
}
