import { answeringSessions } from '../find/stand-answers.ts'
import { textOf } from '../segment/byte-slab.ts'
import type { Question } from '../../rules/question.ts'
import type { Snapshot } from '../snapshot.ts'
import { match } from './find.ts'

export interface PlaceFound {
  readonly venueId: string
  readonly name: string
  readonly point: { readonly lat: number; readonly lon: number } | null
  readonly area: { readonly code: string; readonly name: string } | null
  /** Sessions that answer here. */
  readonly count: number
}

export interface PlacesFound {
  /** The fullest first. */
  readonly places: readonly PlaceFound[]
  /** Sessions online, or at a place nobody named. */
  readonly online: number
  readonly nowhere: number
}

/** What a question finds, place by place. The question's place must be settled. */
export function findByPlace(snapshot: Snapshot, question: Question): PlacesFound {
  const { ask, matched } = match(snapshot, question)
  const places = new Map<string, PlaceFound & { count: number }>()
  let online = 0
  let nowhere = 0
  for (const { segment, view, list } of matched) {
    const counts = new Uint32Array(segment.places.size)
    for (const opportunity of list) {
      for (const { place } of answeringSessions(segment, view, ask, opportunity)) counts[place]! += 1
    }
    for (let place = 0; place < counts.length; place += 1) {
      const count = counts[place]!
      if (count === 0) continue
      const venueId = segment.places.venueIds[place] ?? null
      if (segment.places.online[place] === 1) online += count
      else if (venueId === null) nowhere += count
      else {
        const known = places.get(venueId)
        if (known) known.count += count
        else places.set(venueId, { ...placeOf(textOf(segment.places.described, place)), venueId, count })
      }
    }
  }
  return { places: [...places.values()].sort(byCount), online, nowhere }
}

function placeOf(json: string): Pick<PlaceFound, 'name' | 'point' | 'area'> {
  const { name, point, area } = JSON.parse(json) as Pick<PlaceFound, 'name' | 'point' | 'area'>
  return { name, point, area }
}

const byCount = (a: PlaceFound, b: PlaceFound): number => b.count - a.count || (a.name < b.name ? -1 : 1)
