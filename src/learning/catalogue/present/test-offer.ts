import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import type { Opportunity, Session } from '../words.ts'
import type { Offer, OfferVenue, Publisher } from './offer.ts'

const id = (last: string): Id => `01930000-0000-7000-8000-${last.padStart(12, '0')}` as Id

export const publisher: Publisher = {
  address: 'https://learn.example/somewhere',
  host: 'learn.example',
  name: 'Somewhere',
  currency: 'EUR',
}

export const hall: OfferVenue = {
  id: id('b1'),
  name: 'Old Dyers’ Hall',
  address: 'Färbergasse 3',
  point: { lat: 51.965, lon: 7.626 },
  area: { code: '07', name: 'Altstadt' },
  access: ['step-free'],
  languages: ['de'],
  factsSource: 'Invented for a test',
}

export const opportunity: Opportunity = {
  id: id('a1'),
  kind: 'workshop',
  title: localText('en', 'Robots, from scratch'),
  description: localText('en', 'Build one.\n\nTake it home.'),
  hostId: id('c1'),
  ages: { min: 8, max: 12 },
  audiences: [{ group: 'girls', mode: 'suited' }],
  price: { kind: 'paid', from: { minor: 750, currency: 'EUR' }, to: { minor: 1000, currency: 'EUR' }, asWritten: null },
  helpAvailable: true,
  paysParticipants: false,
  provides: ['food'],
  access: [],
  languages: ['en', 'de'],
  themes: ['technology', 'making'],
  skills: [],
  capacity: 20,
  placesLeft: 3,
  minimumToRun: null,
  contact: null,
  signUpLink: 'https://host.example/sign-up',
  image: null,
  funders: [{ organisation: 'Town Fund', programme: 'Summer', grantReference: null, id360Giving: null }],
  sourceId: id('d1'),
  verifiedByAHumanOn: null,
  lapsesOn: null,
  mergedInto: null,
}

export const session = (last: string, when: Session['when'], changes: Partial<Session> = {}): Session => ({
  id: id(last),
  opportunityId: opportunity.id,
  when,
  timeZone: 'Europe/Berlin',
  venueId: hall.id,
  online: false,
  state: 'live',
  sourceId: opportunity.sourceId,
  originalId: last,
  link: null,
  ...changes,
})

export const dated = (on: string, from: string | null = '10:00', to: string | null = '12:30'): Session['when'] => ({
  form: 'dated',
  startOn: on as Day,
  startTime: from as WallTime | null,
  endOn: on as Day,
  endTime: to as WallTime | null,
})

export const span = (from: string | null, to: string | null): Session['when'] => ({
  form: 'span',
  startOn: from as Day | null,
  endOn: to as Day | null,
})

export const tuesdays = (from: string, rule = 'FREQ=WEEKLY;BYDAY=TU,TH'): Session['when'] => ({
  form: 'rule',
  startOn: from as Day,
  startTime: '18:00' as WallTime,
  endTime: '19:00' as WallTime,
  rule,
  except: [],
})

export const offerOf = (sessions: readonly Session[], changes: Partial<Opportunity> = {}): Offer => ({
  opportunity: { ...opportunity, ...changes },
  host: { id: opportunity.hostId, slug: 'makers', name: 'Makers' },
  sessions: sessions.map((each) => ({ session: each, venue: each.venueId === null ? null : hall })),
  changedAt: instant(Date.UTC(2026, 5, 1)),
})
