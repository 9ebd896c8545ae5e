import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Fact } from '../words.ts'

export const factId = (number: number): Id => `0192b3f0-0000-7000-8000-${String(number).padStart(12, '0')}` as Id

export const nine = Date.parse('2026-06-13T09:00:00Z')
export const minute = 60_000

export const robots = {
  id: 'robots',
  kind: 'workshop',
  title: localText('en', 'Robots'),
  themes: ['technology'],
  skills: [],
  minutes: 90,
  areaId: null,
  funders: [],
}

/** An hour at the robots, the number-th fact of a record; what matters to a case is given. */
export const fact = (number: number, more: Partial<Fact> = {}): Fact => ({
  id: factId(number),
  learnerId: factId(999),
  seq: number,
  kind: 'attended',
  at: instant(nine),
  untilAt: instant(nine + 60 * minute),
  minutes: 60,
  organisationId: null,
  place: null,
  confirmedBy: null,
  how: 'roster',
  about: robots,
  words: null,
  language: null,
  level: null,
  goodUntilAt: null,
  visibility: 'shared',
  amends: null,
  causes: [],
  source: 'participation',
  originalId: String(number),
  takenAt: instant(nine),
  ...more,
})
