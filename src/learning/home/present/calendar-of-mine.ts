import { textFor } from '#kernel/local-text.ts'
import type { Calendar, Entry } from '#standards/icalendar/words.ts'
import type { NextThing } from '../words-for-pages.ts'
import type { Shows } from '../words.ts'

/** Places are given and freed within hours, and a telephone that asks each hour hears of it in time. */
const refreshHours = 1

export interface AroundCalendar {
  /** `https://city.example/place` */
  readonly address: string
  readonly host: string
  readonly languages: readonly string[]
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string
  /** Names as the language strings them together. */
  readonly list: (names: readonly string[]) => string
}

export const calendarNamed = (name: string): Calendar => ({
  name,
  description: null,
  product: '-//Hedgerow//My days//EN',
  link: null,
  refreshHours,
})

const gone: ReadonlySet<string> = new Set([
  'withdrawn',
  'lapsed',
  'cancelled',
  'declined',
  'moved',
  'absent',
  'excused',
])
/** Never a place, so never in a calendar: a wish, and what was asked and not answered. */
const noPlace: ReadonlySet<string> = new Set(['interested', 'applied', 'waiting'])

/**
 * One entry a day, once for all who go. Whoever chose so is only busy, and so is the whole entry where one who goes must not
 * be found: no title, no name, no place. What was given up or called off for all stays as cancelled, so that programs that
 * heard of it before take it away.
 * @param isNamed several people's days stand in it: each says whose
 */
export const entriesOf = (
  things: readonly NextThing[],
  { shows, isNamed }: { readonly shows: Shows; readonly isNamed: boolean },
  { address, host, languages, say, list }: AroundCalendar,
): Entry[] =>
  things.flatMap((thing): Entry[] => {
    const { occasionId, from, until, venue } = thing
    const known = thing.places.filter(({ state }) => !noPlace.has(state))
    if (known.length === 0) return []
    const going = known.filter(({ state }) => !gone.has(state))
    const of = going.length === 0 ? known : going
    const isFull = shows === 'full' && !of.some(({ isProtected }) => isProtected)
    const title = textFor(thing.title, languages).text
    const names = list([...new Set(of.map(({ name }) => name))])
    const named = isNamed ? say('home.calendar-entry', { name: names, title }) : title
    const bring = thing.preparation?.bring
    const told = [
      ...(going.some(({ state }) => state === 'offered') ? [say('home.calendar-held')] : []),
      ...(bring ? [`${say('home.bring')} ${bring}`] : []),
      ...(thing.preparation?.meet ? [`${say('home.meet')} ${thing.preparation.meet}`] : []),
    ]
    return [
      {
        uid: `day-${occasionId}@${host}`,
        title: isFull ? named : say('home.calendar-busy'),
        description: isFull && told.length > 0 ? told.join('\n') : null,
        place: isFull && venue !== null ? [venue.name, venue.address].filter((part) => part).join(', ') : null,
        point: isFull ? (venue?.point ?? null) : null,
        link: isFull ? `${address}/me/home` : null,
        categories: [],
        when: { form: 'dated', startOn: from.on, startTime: from.time, endOn: until.on, endTime: until.time },
        timeZone: thing.timeZone,
        cancelled: going.length === 0,
        changedAt: null,
        // Each step of anybody and each move of the day is one change of the entry.
        sequence: thing.places.reduce((sum, { step }) => sum + step, thing.revision),
      },
    ]
  })
