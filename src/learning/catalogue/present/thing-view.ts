import type { Day } from '#kernel/instant.ts'
import { textFor, type Language, type LocalText } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'
import { safeLink } from '../rules/safe-link.ts'
import type { Here, MapView, OccasionView, PlaceOfThing, ThingView, Told } from '../words-for-pages.ts'
import { occurrencesOf, remains, weekdaysOf, type Offer, type OfferSession } from './offer.ts'

export interface ThingFacts {
  readonly here: Here
  readonly offer: Offer
  /** Folded into this one or its own: where each was found. */
  readonly sources: ThingView['sources']
  /** Weeks a demonstration has moved its dates by. */
  readonly movedByWeeks?: number
  readonly withdrawn: boolean
  readonly askedFor: ThingView['askedFor']
  /** Left out where nobody can be known yet: in a preview. */
  readonly adults?: ThingView['adults']
  readonly description: (text: string) => readonly string[]
  /** The city's drawing, where it has one. */
  readonly drawing: {
    readonly areas: MapView['areas']
    readonly frame: MapView['frame']
    readonly place: (point: Point) => { x: number; y: number }
  } | null
}

/** Times listed at one place before "and 12 more". */
const mostOccasions = 8
const mostPlaces = 12
const daysOfARule = 4

/** One opportunity as its page tells it, in the reader's languages. Pure: today is in `here`. */
export function thingView(facts: ThingFacts, languages: readonly Language[]): ThingView {
  const { here, offer, drawing } = facts
  const { opportunity, host } = offer
  const told = (text: LocalText): Told => tell(text, languages)
  const description = told(opportunity.description)
  const href = `${here.prefix}/opportunities/${opportunity.id}`
  const { places, more } = placesOf(offer.sessions, here.today, drawing)
  return {
    here,
    href,
    id: opportunity.id,
    kind: opportunity.kind,
    title: told(opportunity.title),
    description: { paragraphs: facts.description(description.text), language: description.language },
    host: { name: host.name, href: `${here.prefix}/organisations/${host.slug}` },
    timeZone: offer.sessions[0]?.session.timeZone ?? '',
    places,
    morePlaces: more,
    ages: opportunity.ages,
    audiences: opportunity.audiences,
    price: opportunity.price,
    helpAvailable: opportunity.helpAvailable,
    paysParticipants: opportunity.paysParticipants,
    provides: opportunity.provides,
    access: opportunity.access,
    languages: opportunity.languages,
    themes: opportunity.themes.map((theme) => ({ theme, href: `${here.prefix}/opportunities?theme=${theme}` })),
    skills: opportunity.skills,
    capacity: opportunity.capacity,
    minimumToRun: opportunity.minimumToRun,
    placesLeft: opportunity.placesLeft,
    signUpLink: safeLink(opportunity.signUpLink),
    image: imageOf(offer, told),
    funders: opportunity.funders,
    sources: facts.sources.map((source) => ({ ...source, link: safeLink(source.link) })),
    movedByWeeks: facts.movedByWeeks ?? 0,
    verifiedByAHumanOn: opportunity.verifiedByAHumanOn,
    lapsesOn: opportunity.lapsesOn,
    standing: standingOf(offer, facts.withdrawn, here.today),
    askedFor: facts.askedFor,
    adults: facts.adults ?? [],
    calendarHref: `${href}.ics`,
    outlines: drawing?.areas ?? [],
    frame: drawing?.frame ?? null,
  }
}

const tell = (text: LocalText, languages: readonly Language[]): Told => {
  const found = textFor(text, languages)
  return { text: found.text, language: found.language === languages[0] ? undefined : found.language }
}

function imageOf({ opportunity: { image } }: Offer, told: (text: LocalText) => Told): ThingView['image'] {
  // Pages fetch nothing from elsewhere (and the policy forbids it): only pictures kept here are shown.
  return image !== null && image.link.startsWith('/') && !image.link.startsWith('//')
    ? { link: image.link, alt: told(image.alt) }
    : null
}

/** Why, if at all, nobody should set out for it today. */
export function standingOf({ opportunity, sessions }: Offer, withdrawn: boolean, today: Day): ThingView['standing'] {
  if (withdrawn) return 'withdrawn'
  if (opportunity.lapsesOn !== null && opportunity.lapsesOn < today) return 'lapsed'
  const shown = sessions.filter(({ session }) => session.state !== 'lapsed')
  if (sessions.length > 0 && shown.length === 0) return 'vanished'
  const ahead = shown.filter(({ session }) => remains(session, today))
  if (ahead.length === 0) return 'past'
  return ahead.every(({ session }) => session.state === 'cancelled') ? 'cancelled' : 'open'
}

function placesOf(
  sessions: readonly OfferSession[],
  today: Day,
  drawing: ThingFacts['drawing'],
): { places: PlaceOfThing[]; more: number } {
  const shown = sessions.filter(({ session }) => session.state !== 'lapsed')
  const ahead = shown.filter(({ session }) => remains(session, today))
  const groups = new Map<string, OfferSession[]>()
  // All over: the page then tells when it was.
  for (const one of ahead.length > 0 ? ahead : shown) {
    const key = one.venue?.id ?? (one.session.online ? 'online' : '')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  const places = [...groups.values()].map((group) =>
    placeOf(group, ahead.length > 0 ? today : ('0001-01-01' as Day), drawing),
  )
  places.sort((a, b) => compareStart(a.occasions[0], b.occasions[0]))
  return { places: places.slice(0, mostPlaces), more: Math.max(0, places.length - mostPlaces) }
}

function placeOf(group: readonly OfferSession[], from: Day, drawing: ThingFacts['drawing']): PlaceOfThing {
  const venue = group[0]!.venue
  const point = venue?.point ?? null
  const occasions = eachOnce(group.flatMap(({ session }) => occasionsOf(session, from)).sort(compareStart))
  return {
    name: venue?.name ?? '',
    address: venue?.address ?? null,
    area: venue?.area?.name ?? null,
    point,
    spot: point === null || drawing === null ? null : drawing.place(point),
    access: venue?.access ?? [],
    languages: venue?.languages ?? [],
    factsSource: venue?.factsSource ?? null,
    online: group[0]!.session.online && venue === null,
    occasions: occasions.slice(0, mostOccasions),
    more: Math.max(0, occasions.length - mostOccasions),
  }
}

function occasionsOf(session: OfferSession['session'], from: Day): OccasionView[] {
  const { when, state } = session
  const same = { cancelled: state === 'cancelled', link: safeLink(session.link), daysNotStated: false, weekdays: [] }
  if (when.form === 'span') {
    return [{ ...same, daysNotStated: true, startOn: when.startOn, endOn: when.endOn, startTime: null, endTime: null }]
  }
  const weekdays = weekdaysOf(session)
  const occurrences = occurrencesOf(session, from, weekdays.length > 0 ? 1 : daysOfARule)
  return occurrences.map((occurrence) => ({ ...same, ...occurrence, weekdays }))
}

/** Two sources that tell the same hour at the same place are read once; the first that has a link is kept. */
function eachOnce(occasions: readonly OccasionView[]): OccasionView[] {
  const once = new Map<string, OccasionView>()
  for (const one of occasions) {
    const key = [
      one.startOn,
      one.endOn,
      one.startTime,
      one.endTime,
      one.daysNotStated,
      one.cancelled,
      one.weekdays,
    ].join(' ')
    const known = once.get(key)
    if (!known || (known.link === null && one.link !== null)) once.set(key, one)
  }
  return [...once.values()]
}

/** By day, then time; what has no day comes last. */
function compareStart(a: OccasionView | undefined, b: OccasionView | undefined): number {
  const key = (one: OccasionView | undefined): string =>
    one === undefined || one.daysNotStated
      ? `9${one?.startOn ?? ''}`
      : `0${one.startOn ?? ''}${one.startTime ?? '00:00'}`
  return key(a) < key(b) ? -1 : 1
}
