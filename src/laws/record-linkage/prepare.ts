import { dayNumber } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'
import { trigramsOf } from '../text/trigrams.ts'
import { words } from '../text/words.ts'
import { recordKey, type LinkRecord } from './record.ts'

/** A record with everything that comparing would otherwise work out again for each pair. */
export interface Prepared {
  readonly key: string
  readonly source: string
  readonly title: Float64Array
  /** The title's folded words with one blank between. */
  readonly written: string
  /** Numbers in the title, Arabic or Roman: `2`, `iii`. */
  readonly numbers: readonly string[]
  readonly venue: Float64Array | null
  readonly host: Float64Array | null
  /** Trigrams of venue and host together: what of a title only names the place. */
  readonly place: Float64Array
  readonly point: Point | null
  /** Days since 1970, null when undated. */
  readonly day: number | null
  /** Minutes since midnight at the venue. */
  readonly minute: number | null
  readonly link: string | null
  readonly linkSite: string | null
}

/** One to twelve as Rome wrote them; a lone `i`, `v` or `x` at the start of a title is more often a letter. */
const numeral = /^(?:\d+|i{1,3}|iv|vi{0,3}|ix|x|xi{1,2})$/
const none = new Float64Array(0)

/** The same page under `http`, `https`, `www`, a trailing slash or a fragment is one link. */
function plainLink(link: string): string {
  const bare = link.trim().replace(/^https?:\/\/(?:www\.)?/i, '')
  return bare.replace(/#.*$/, '').replace(/\/$/, '')
}

const trigramsIfAny = (text: string | null): Float64Array | null => {
  const trigrams = text === null ? none : trigramsOf(text)
  return trigrams.length > 0 ? trigrams : null
}

export function prepare(record: LinkRecord): Prepared {
  const venue = trigramsIfAny(record.venue)
  const host = record.host === record.venue ? venue : trigramsIfAny(record.host)
  const titleWords = words(record.title)
  const link = record.link === null ? null : plainLink(record.link) || null
  return {
    key: recordKey(record),
    source: record.source,
    title: trigramsOf(record.title),
    written: titleWords.join(' '),
    numbers: titleWords.filter((word, index) => numeral.test(word) && (index > 0 || word.length > 1)),
    venue,
    host,
    place: trigramsOf(host === venue ? (record.venue ?? '') : `${record.venue ?? ''} ${record.host ?? ''}`),
    point: record.point,
    day: record.startOn === null ? null : dayNumber(record.startOn),
    minute:
      record.startTime === null ? null : Number(record.startTime.slice(0, 2)) * 60 + Number(record.startTime.slice(3)),
    link,
    linkSite: link?.split('/')[0]?.toLowerCase() ?? null,
  }
}
