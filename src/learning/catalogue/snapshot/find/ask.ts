import { accessFacts } from '#commons/organisations'
import { dayNumber, type Day } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'
import { askedWords, type AskedWord } from '#laws/text-index/expand-words.ts'
import { sortOf, type Question, type Sort } from '../../rules/question.ts'
import { chordOfMetres, onSphere, type Vector } from '../segment/cells.ts'
import type { AreaFacts } from '../segment/rows.ts'
import { openEnd, type Dictionaries } from '../segment/segment.ts'
import { everyWeekday, type AskedDays } from './time-view.ts'

/** A question in the numbers of one snapshot. */
export interface Ask {
  readonly words: readonly AskedWord[]
  readonly days: AskedDays
  /** The days are narrower than "from today on": then a span comes after, marked that its days are not stated. */
  readonly daysMatter: boolean
  readonly centre: { readonly point: Point; readonly vector: Vector } | null
  readonly within: { readonly metres: number; readonly chord: number } | null
  /** Numbers of areas; null: any. An unknown area is -2, where nothing is. */
  readonly areas: ReadonlySet<number> | null
  readonly online: boolean | null
  /** Bits that all must be there. */
  readonly access: number
  readonly hosts: readonly number[] | null
  readonly question: Question
  readonly sort: Sort
}

/** Where the numbers come from. */
export interface Numbering {
  readonly dictionaries: Dictionaries
  readonly areasOf: (codeOrName: string) => readonly AreaFacts[]
  readonly hostId: (slugOrId: string) => string | null
  readonly expand: (word: string, isLast: boolean) => AskedWord
}

export const nowhere = -2

export function askOf(question: Question, today: Day, languages: readonly string[], numbering: Numbering): Ask {
  const words = question.q === '' ? [] : askedWords(question.q, languages)
  const now = dayNumber(today)
  const from = question.from === null ? now : Math.max(now, dayNumber(question.from))
  const to = question.to === null ? openEnd : dayNumber(question.to)
  const weekdays = question.weekday.reduce((bits, weekday) => bits | (1 << (weekday - 1)), 0) || everyWeekday
  const { dictionaries } = numbering
  return {
    words: words.map((word, at) => numbering.expand(word, at === words.length - 1)),
    days: { from, to, weekdays },
    daysMatter: weekdays !== everyWeekday || to !== openEnd || from !== now,
    centre: question.near && { point: question.near, vector: onSphere(question.near) },
    within:
      question.near && question.withinKm !== null
        ? { metres: question.withinKm * 1000, chord: chordOfMetres(question.withinKm * 1000) }
        : null,
    areas: areasOf(question, numbering),
    online: question.online,
    access: question.access.reduce((bits, fact) => bits | (1 << accessFacts.indexOf(fact)), 0),
    hosts:
      question.host.length > 0 ? question.host.map((host) => find(dictionaries.host, numbering.hostId(host))) : null,
    question,
    sort: sortOf(question),
  }
}

/** A name nobody knows is nowhere; a label over several areas means any of them. */
function areasOf({ area }: Question, { areasOf, dictionaries }: Numbering): ReadonlySet<number> | null {
  if (area.length === 0) return null
  return new Set(area.flatMap((name) => areasOf(name)).map(({ code }) => find(dictionaries.area, code)))
}

const find = (dictionary: { find(name: string): number }, name: string | null): number => {
  const number = name === null ? -1 : dictionary.find(name)
  return number < 0 ? nowhere : number
}
