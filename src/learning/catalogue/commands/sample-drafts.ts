import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { OpportunityDraft, SessionDraft, When } from '../words.ts'

/** Plain drafts for tests: one says only what matters to it. */
export const sampleDraft = (groupKey: string, more: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  groupKey,
  hostName: 'Park District',
  kind: 'programme',
  title: localText('en', `Offer ${groupKey}`),
  description: localText('en', 'Come and see.'),
  ages: { min: 6, max: 12 },
  audiences: [],
  price: { kind: 'free' },
  helpAvailable: false,
  paysParticipants: false,
  provides: [],
  access: [],
  languages: [],
  themes: [],
  skills: [],
  capacity: null,
  placesLeft: null,
  signUpLink: null,
  image: null,
  funders: [],
  sessions: [sampleSession(`${groupKey}-1`)],
  ...more,
})

export const sampleSession = (originalId: string, more: Partial<SessionDraft> = {}): SessionDraft => ({
  originalId,
  when: onDay('2026-06-20'),
  timeZone: 'Europe/Berlin',
  online: false,
  cancelled: false,
  link: `https://example.org/${originalId}`,
  venue: { name: 'Town hall', address: 'Market 1', point: { lat: 51.96, lon: 7.63 }, areaAsWritten: null },
  ...more,
})

export const onDay = (day: string): When => ({
  form: 'dated',
  startOn: day as Day,
  startTime: null,
  endOn: day as Day,
  endTime: null,
})

export const through = (from: string | null, to: string | null): When => ({
  form: 'span',
  startOn: from as Day | null,
  endOn: to as Day | null,
})
