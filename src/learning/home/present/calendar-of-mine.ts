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
}

export const calendarNamed = (name: string): Calendar => ({
  name,
  description: null,
  product: '-//Hedgerow//My days//EN',
  link: null,
  refreshHours,
})

const gone: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'cancelled', 'declined', 'absent', 'excused'])
/** Never a place, so never in a calendar: a wish, and what was asked and not answered. */
const noPlace: ReadonlySet<string> = new Set(['interested', 'applied', 'waiting'])

/**
 * One entry a place. Whoever chose so, and whoever must not be found, is only busy: no title, no name, no place. What was
 * given up or called off stays as cancelled, so that programs that heard of it before take it away.
 * @param isNamed several people's days stand in it: each says whose
 */
export const entriesOf = (
  things: readonly NextThing[],
  { shows, isNamed }: { readonly shows: Shows; readonly isNamed: boolean },
  { address, host, languages, say }: AroundCalendar,
): Entry[] =>
  things
    .filter(({ state }) => !noPlace.has(state))
    .map((thing): Entry => {
      const { entryId, state, from, until, venue, name } = thing
      const isFull = shows === 'full' && !thing.isProtected
      const title = textFor(thing.title, languages).text
      const named = isNamed ? say('home.calendar-entry', { name, title }) : title
      const bring = thing.preparation?.bring
      const told = [
        ...(state === 'offered' ? [say('home.calendar-held')] : []),
        ...(bring ? [`${say('home.bring')} ${bring}`] : []),
        ...(thing.preparation?.meet ? [`${say('home.meet')} ${thing.preparation.meet}`] : []),
      ]
      return {
        uid: `place-${entryId}@${host}`,
        title: isFull ? named : say('home.calendar-busy'),
        description: isFull && told.length > 0 ? told.join('\n') : null,
        place: isFull && venue !== null ? [venue.name, venue.address].filter((part) => part).join(', ') : null,
        point: isFull ? (venue?.point ?? null) : null,
        link: isFull ? `${address}/me/home` : null,
        categories: [],
        when: { form: 'dated', startOn: from.on, startTime: from.time, endOn: until.on, endTime: until.time },
        timeZone: thing.timeZone,
        cancelled: gone.has(state),
        changedAt: null,
        sequence: thing.sequence,
      }
    })
