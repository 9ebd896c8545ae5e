import { accessFacts } from '#commons/organisations'
import type { ByteSlab } from '../segment/byte-slab.ts'
import { chordTo, metresOfChord } from '../segment/cells.ts'
import { facetNames, type Segment } from '../segment/segment.ts'
import type { FacetCounts } from '../find/count-facets.ts'
import type { Hit } from '../find/rank.ts'
import { answeringSessions, type AnsweringSession } from '../find/stand-answers.ts'
import { span } from '../find/time-view.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Found } from './find.ts'

/** Sessions told with each result; `listings` says how many there are. */
const sessionsTold = 3

/**
 * The API's answer as bytes. Opportunities, sessions and venues are JSON already; an answer is copied together, and
 * only what depends on the question is written: sessions, distance, counts.
 */
export function writeAnswer(snapshot: Snapshot, found: Found): Buffer {
  const out = new Writer()
  out.text('{"items":[')
  for (const [at, hit] of found.hits.entries()) {
    if (at > 0) out.text(',')
    writeHit(out, found, hit)
  }
  out.text(`],"total":${found.total},"totalListings":${found.totalListings},"facets":`)
  out.text(facetsAsJson(snapshot, found.facets))
  out.text(`,"nextCursor":${found.nextCursor === null ? 'null' : `"${found.nextCursor}"`}}`)
  return out.finish()
}

function writeHit(out: Writer, { ask }: Found, { matched, opportunity, next }: Hit): void {
  const { segment, view } = matched
  out.slab(segment.described, opportunity)
  const sessions = answeringSessions(segment, view, ask, opportunity)
  out.text(`,"listings":${sessions.length},"sessions":[`)
  for (const [at, told] of earliest(segment, sessions).entries()) {
    if (at > 0) out.text(',')
    out.slab(segment.sessions, told.session)
    out.text(',"venue":')
    out.slab(segment.places.described, told.place)
    out.text('}')
  }
  out.text(']')
  if (ask.centre) {
    let nearest = Number.POSITIVE_INFINITY
    for (const { place } of sessions) {
      const away = chordTo(segment.places, place, ask.centre.vector)
      if (away < nearest) nearest = away
    }
    if (nearest < Number.POSITIVE_INFINITY) out.text(`,"distanceMetres":${Math.round(metresOfChord(nearest))}`)
  }
  if (ask.daysMatter && next >= span) out.text(',"daysNotStated":true')
  out.text('}')
}

/** The first few by their next day and the hour at which they begin on it, those of one moment by id. */
function earliest(segment: Segment, sessions: readonly AnsweringSession[]): AnsweringSession[] {
  const first: AnsweringSession[] = []
  for (const session of sessions) {
    if (first.length === sessionsTold && isBefore(segment, first[sessionsTold - 1]!, session)) continue
    if (first.length === sessionsTold) first.pop()
    let place = first.length
    while (place > 0 && !isBefore(segment, first[place - 1]!, session)) place -= 1
    first.splice(place, 0, session)
  }
  return first
}

function isBefore({ sessionMinute, sessions }: Segment, a: AnsweringSession, b: AnsweringSession): boolean {
  if (a.next !== b.next) return a.next < b.next
  const later = sessionMinute[a.session]! - sessionMinute[b.session]!
  return later === 0 ? compareIds(sessions, a.session, b.session) < 0 : later < 0
}

/** Each session's JSON begins with its id, and ids are of one length. */
function compareIds({ bytes, offsets }: ByteSlab, a: number, b: number): number {
  const [one, other] = [offsets[a]! + beforeId, offsets[b]! + beforeId]
  return bytes.compare(bytes, other, other + lengthOfId, one, one + lengthOfId)
}
const beforeId = '{"id":"'.length
const lengthOfId = 36

/** `{"theme":{"arts":12,…},…}`: how many opportunities each value would leave; values that leave none are left out. */
function facetsAsJson({ dictionaries }: Snapshot, counts: FacetCounts): string {
  const parts = facetNames.map((name) => `"${name}":${countsAsJson(dictionaries[name].names, counts.columns[name])}`)
  parts.push(`"area":${countsAsJson(dictionaries.area.names, counts.area)}`)
  parts.push(`"weekday":${countsAsJson(weekdays, counts.weekday)}`)
  parts.push(`"access":${countsAsJson(accessFacts, counts.access)}`)
  parts.push(`"online":{"false":${counts.online.inPerson},"true":${counts.online.online}}`)
  return `{${parts.join(',')}}`
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7']

function countsAsJson(names: readonly string[], counts: Uint32Array): string {
  let json = ''
  for (let at = 0; at < counts.length; at += 1) {
    if (counts[at] !== 0) json += `${json === '' ? '' : ','}${quoted(names[at]!)}:${counts[at]}`
  }
  return `{${json}}`
}

/** Values of facets as JSON; there are few, and every answer names most of them. */
const quotedNames = new Map<string, string>()
const mostQuoted = 5_000

function quoted(name: string): string {
  let json = quotedNames.get(name)
  if (json === undefined) {
    if (quotedNames.size >= mostQuoted) quotedNames.clear()
    json = JSON.stringify(name)
    quotedNames.set(name, json)
  }
  return json
}

const shortText = 40

class Writer {
  /** One desk for all answers, for each is written in one go; what leaves it is a copy of just its length. */
  static #desk = Buffer.allocUnsafeSlow(1 << 17)
  #bytes = Writer.#desk
  #used = 0

  text(text: string): void {
    this.#room(text.length * 3)
    if (text.length > shortText) this.#used += this.#bytes.write(text, this.#used)
    else this.#shortText(text)
  }

  /** Crossing into native code costs more than a few letters do; none of our own are beyond ASCII. */
  #shortText(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      this.#bytes[this.#used] = text.charCodeAt(at)
      this.#used += 1
    }
  }

  slab({ bytes, offsets }: ByteSlab, at: number): void {
    const start = offsets[at]!
    const end = offsets[at + 1]!
    this.#room(end - start)
    bytes.copy(this.#bytes, this.#used, start, end)
    this.#used += end - start
  }

  finish(): Buffer {
    return Buffer.copyBytesFrom(this.#bytes, 0, this.#used)
  }

  #room(most: number): void {
    if (this.#used + most <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#used + most, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#used)
    this.#bytes = larger
    Writer.#desk = larger
  }
}
