import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { addBit, emptyBits, hasBit, type Bits } from '#laws/bitset/bitset.ts'
import { expandWord, type AskedWord, type Corpus } from '#laws/text-index/expand-words.ts'
import { buildSpelling, termsNear, type NearTerm } from '#laws/text-index/spelling.ts'
import { numberOfTerm, termsBeginning } from '#laws/text-index/text-index.ts'
import { kinds, provisions, themes } from '../words.ts'
import { Dictionary } from './segment/dictionary.ts'
import { ageBands } from './segment/age-bands.ts'
import { buildSegment } from './segment/build-segment.ts'
import { numberOfId } from './segment/number-of-id.ts'
import type { CatalogueRow, Surroundings } from './segment/rows.ts'
import type { Dictionaries, Segment } from './segment/segment.ts'
import type { Numbering } from './find/ask.ts'

/**
 * An ecosystem's public catalogue on one day, in memory. A large first segment and, after changes, a small second one
 * that holds anew whatever changed since. Never changed itself: a change makes the next version, so a question is
 * answered from one state whatever happens meanwhile.
 */
export interface Snapshot {
  readonly version: number
  readonly today: Day
  readonly languages: readonly Language[]
  readonly segments: readonly { readonly segment: Segment; readonly gone: Bits | null }[]
  readonly dictionaries: Dictionaries
  readonly corpus: Corpus
  readonly numbering: Numbering
}

export function newDictionaries(): Dictionaries {
  return {
    theme: new Dictionary(themes),
    kind: new Dictionary(kinds),
    price: new Dictionary(['free', 'paid', 'unknown']),
    age: new Dictionary(ageBands),
    language: new Dictionary(),
    provides: new Dictionary(provisions),
    area: new Dictionary(),
    host: new Dictionary(),
  }
}

/** @param corpus when the segments hold only a part of the catalogue, what the whole of it says about words */
export function makeSnapshot(
  version: number,
  today: Day,
  surroundings: Surroundings,
  dictionaries: Dictionaries,
  segments: Snapshot['segments'],
  corpus: Corpus = corpusOf(segments),
): Snapshot {
  const { languages } = surroundings
  const meanings = new Map<string, AskedWord>()
  const { areas, areasNamed } = surroundings
  const areaOfCode = new Map([...areas.values()].map((area) => [area.code, area]))
  const hostIds = new Map<string, string>()
  for (const [id, { slug }] of surroundings.hosts) hostIds.set(slug, id).set(id, id)
  const numbering: Numbering = {
    dictionaries,
    areasOf(codeOrName) {
      const byCode = areaOfCode.get(codeOrName)
      return byCode ? [byCode] : areasNamed(codeOrName).flatMap((id) => areas.get(id) ?? [])
    },
    hostId: (slugOrId) => hostIds.get(slugOrId) ?? null,
    expand(word, isLast) {
      const key = isLast ? `${word} ` : word
      let asked = meanings.get(key)
      if (!asked) {
        asked = expandWord(word, isLast, languages, corpus)
        if (meanings.size >= mostMeanings) meanings.clear()
        meanings.set(key, asked)
      }
      return asked
    },
  }
  return { version, today, languages, segments, dictionaries, corpus, numbering }
}

const mostMeanings = 2_000

/**
 * The next version: these opportunities as they are now (`rows`, by rising id, without those that left public view).
 * The second segment is made anew from its own former rows and these; the caller keeps the rows.
 */
export function nextSnapshot(
  before: Snapshot,
  version: number,
  surroundings: Surroundings,
  rows: readonly CatalogueRow[],
  changed: Iterable<string>,
): Snapshot {
  const [first] = before.segments
  const { segment } = first!
  const gone = first!.gone?.slice() ?? emptyBits(segment.size)
  for (const id of changed) {
    const number = numberOfId(segment, id)
    if (number !== null) addBit(gone, number)
  }
  const second = buildSegment(surroundings, before.dictionaries, before.today)
  for (const row of rows) second.add(row)
  const segments = [
    { segment, gone },
    { segment: second.finish(), gone: null },
  ]
  return makeSnapshot(version, before.today, surroundings, before.dictionaries, segments)
}

/** What all segments together know of words: as if there were only one. */
export function corpusOf(segments: Snapshot['segments']): Corpus {
  let documents = 0
  let totalLength = 0
  for (const { segment, gone } of segments) {
    for (let at = 0; at < segment.size; at += 1) {
      if (gone && hasBit(gone, at)) continue
      documents += 1
      totalLength += segment.text.lengths[at]!
    }
  }
  return {
    documents,
    totalLength,
    frequencyOf: (term) => segments.reduce((sum, { segment, gone }) => sum + frequencyIn(segment, gone, term), 0),
    termsBeginning: (prefix) => [...new Set(segments.flatMap(({ segment }) => termsBeginning(segment.text, prefix)))],
    termsNear(word) {
      const near = new Map<string, NearTerm>()
      for (const { segment } of segments) {
        segment.lazy.spelling ??= buildSpelling(segment.text.terms)
        for (const each of termsNear(segment.lazy.spelling, word)) near.set(each.term, each)
      }
      return [...near.values()]
    },
  }
}

function frequencyIn({ text }: Segment, gone: Bits | null, term: string): number {
  const number = numberOfTerm(text, term)
  if (number < 0) return 0
  const start = text.starts[number]!
  const end = text.starts[number + 1]!
  if (!gone) return end - start
  let frequency = 0
  for (let at = start; at < end; at += 1) if (!hasBit(gone, text.documents[at]!)) frequency += 1
  return frequency
}
