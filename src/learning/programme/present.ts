import type { ListingsForPage } from '#learning/catalogue'
import type { Entry } from './words.ts'

type Listing = ListingsForPage['listings'][number]
type Facts = Readonly<Record<string, string | number>>

/** What writing an entry needs of a voice. */
export interface Voiced {
  readonly say: (key: string, facts?: Facts) => string
  readonly formats: {
    day(day: NonNullable<Listing['occasion']['startOn']>, style: 'weekday' | 'short'): string
    time(time: NonNullable<Listing['occasion']['startTime']>): string
    list(items: readonly string[], joined: 'side-by-side'): string
  }
}

/** One offer as it stands on paper. */
export function entryOf(listing: Listing, address: string, { say, formats }: Voiced): Entry {
  const { occasion, place, ages, price } = listing
  const facts = [
    place?.name ?? (listing.online ? say('programme.online') : null),
    ages.min === null && ages.max === null
      ? null
      : ages.max === null
        ? say('programme.ages-from', { min: ages.min ?? 0 })
        : say('programme.ages', { min: ages.min ?? 0, max: ages.max }),
    price.kind === 'free' ? say('programme.free') : null,
  ].filter((fact): fact is string => fact !== null)
  return {
    title: listing.title.text,
    when: whenOf(occasion, { say, formats }),
    host: listing.host,
    facts: facts.join(' · '),
    address,
  }
}

function whenOf({ daysNotStated, startOn, endOn, startTime }: Listing['occasion'], { say, formats }: Voiced): string {
  if (daysNotStated || startOn === null) {
    return endOn === null ? say('programme.ask') : say('programme.until', { day: formats.day(endOn, 'short') })
  }
  const day = formats.day(startOn, 'weekday')
  return startTime === null ? day : `${day}, ${formats.time(startTime)}`
}
