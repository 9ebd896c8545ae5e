import type { Question } from '../../rules/question.ts'
import { textOf } from '../segment/byte-slab.ts'
import { standAnswers } from '../find/stand-answers.ts'
import { countFacets, noCounts } from '../find/count-facets.ts'
import type { Snapshot } from '../snapshot.ts'
import { match } from './find.ts'

export interface MapDot {
  /** As the API tells a venue. */
  readonly venue: {
    readonly id: string
    readonly name: string
    readonly address: string | null
    readonly point: { readonly lat: number; readonly lon: number } | null
    readonly area: { readonly code: string; readonly name: string } | null
  }
  /** Opportunities with a session there that answers. */
  readonly count: number
}

export interface MapAnswer {
  readonly total: number
  /** Most first; venues without a point are among them and stand beside the map. */
  readonly dots: readonly MapDot[]
  /** Opportunities by area code, whatever area is asked for. */
  readonly areas: Readonly<Record<string, number>>
  readonly online: number
}

export function mapOf(snapshot: Snapshot, question: Question): MapAnswer {
  const { ask, matched } = match(snapshot, question)
  const counts = noCounts(snapshot.dictionaries)
  const perVenue = new Map<string, { count: number; json: string }>()
  let total = 0
  for (const each of matched) {
    const { segment, view, list } = each
    countFacets(each, counts)
    total += list.length
    for (const opportunity of list) {
      for (let stand = segment.standStarts[opportunity]!; stand < segment.standStarts[opportunity + 1]!; stand += 1) {
        if (!standAnswers(segment, view, ask, stand)) continue
        const place = segment.standPlace[stand]!
        const venueId = segment.places.venueIds[place]
        if (!venueId) continue
        const known = perVenue.get(venueId)
        if (known) known.count += 1
        else perVenue.set(venueId, { count: 1, json: textOf(segment.places.described, place) })
      }
    }
  }
  const dots = [...perVenue.values()]
    .filter(({ json }) => json !== 'null')
    .map(({ count, json }): MapDot => ({ venue: JSON.parse(json) as MapDot['venue'], count }))
  dots.sort((a, b) => b.count - a.count || (a.venue.id < b.venue.id ? -1 : 1))
  const names = snapshot.dictionaries.area.names
  const areas = Object.fromEntries(
    names.flatMap((code, at) => (counts.area[at]! > 0 ? [[code, counts.area[at]!]] : [])),
  )
  return { total, dots, areas, online: counts.online.online }
}
