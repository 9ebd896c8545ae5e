import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { weighWords } from '#laws/text-index/word-weights.ts'
import { wantForm, wantsSettings, type WantForm } from '../words.ts'
import { fitsWish, type OfferFacts } from './fits-wish.ts'
import { seasonOf, timesOfDay } from './times-of-days.ts'
import { wordsOfWish } from './words-of-wish.ts'

const north = 'n' as Id
const south = 's' as Id
const signedAt = instant(1000)

const offer = (
  title: string,
  more: Partial<OfferFacts> & { description?: string; language?: string } = {},
): OfferFacts => {
  const { description = '', language = 'en', ...facts } = more
  const { weights } = weighWords([
    { text: title, language, weight: 10, asWritten: true },
    { text: description, language, weight: 1, asWritten: false },
  ])
  return {
    opportunityId: 'o' as Id,
    title: localText(language, title),
    weights,
    heavy: 4,
    ages: { min: null, max: null },
    areaIds: new Set([north]),
    online: false,
    times: new Set(['saturdays'] as const),
    seasons: new Set(['summer'] as const),
    newSince: instant(2000),
    ...facts,
  }
}
const wish = (interest: string, more: Partial<WantForm> = {}) => {
  const { areaId, ...form } = { ...wantForm.parse({ interest }), ...more }
  return { ...form, areaId: areaId as Id | null }
}

test.each([
  ['the same words', offer('Chess for beginners'), wish('Chess for beginners'), true],
  ['another form of a word', offer('Learn to code'), wish('coding'), true],
  ['one of two words that say what', offer('Pottery in Spanish'), wish('comic workshop in Spanish'), true],
  ['a word that only says how', offer('Pottery workshop for kids'), wish('comic workshop for kids'), false],
  [
    'the word only in a long description',
    offer('Open evening', { description: 'we have a chess board' }),
    wish('chess'),
    false,
  ],
  ['German', offer('Kochen am Herd', { language: 'de' }), wish('Kochen am Sonntag', { language: 'de' }), true],
  [
    'a weekday says nothing',
    offer('Sonntag im Museum', { language: 'de' }),
    wish('Kochen am Sonntag', { language: 'de' }),
    false,
  ],
  ['Spanish', offer('Talleres de robótica', { language: 'es' }), wish('robots para niños', { language: 'es' }), true],
  ['Arabic', offer('نادي الروبوت', { language: 'ar' }), wish('روبوت للاطفال', { language: 'ar' }), true],
  ['older than the wish', offer('Chess', { newSince: instant(1000) }), wish('chess'), false],
  ['an age that meets', offer('Chess', { ages: { min: 8, max: 14 } }), wish('chess', { ageBand: '6-9' }), true],
  ['too old for the wish', offer('Chess', { ages: { min: 16, max: null } }), wish('chess', { ageBand: '6-9' }), false],
  [
    'too young for the wish',
    offer('Chess', { ages: { min: null, max: 12 } }),
    wish('chess', { ageBand: '65-up' }),
    false,
  ],
  ['there', offer('Chess'), wish('chess', { areaId: north }), true],
  ['elsewhere', offer('Chess'), wish('chess', { areaId: south }), false],
  ['on the screen it is everywhere', offer('Chess', { online: true }), wish('chess', { areaId: south }), true],
  ['then', offer('Chess'), wish('chess', { times: ['sundays', 'saturdays'] }), true],
  ['at another time', offer('Chess'), wish('chess', { times: ['weekday-evenings'] }), false],
  ['times not stated', offer('Chess', { times: null }), wish('chess', { times: ['weekday-evenings'] }), true],
  ['in that season', offer('Chess'), wish('chess', { season: 'summer' }), true],
  ['in another season', offer('Chess'), wish('chess', { season: 'winter' }), false],
])('%s', (_what, found, wanted, fits) => {
  expect(fitsWish(found, wanted, signedAt)).toBe(fits)
})

test.each([
  ['Chess for beginners', 'en', ['chess']],
  ['Workshop for kids', 'en', ['workshop', 'kid']],
  ['Robotics on Saturdays', 'en', ['robot']],
  ['Taller de cerámica los sábados', 'es', ['ceram']],
])('“%s” is known by %o', (interest, language, known) => {
  expect(wordsOfWish(interest, language)).toEqual(known)
})

test.each([
  ['2026-06-20', '10:00', false, ['saturdays']],
  ['2026-06-21', null, false, ['sundays']],
  ['2026-06-22', '11:59', false, ['weekday-mornings']],
  ['2026-06-22', '12:00', false, ['weekday-afternoons']],
  ['2026-06-22', '17:00', true, ['weekday-evenings', 'holidays']],
  ['2026-06-22', null, false, ['weekday-mornings', 'weekday-afternoons', 'weekday-evenings']],
])('%s at %s is %o', (day, time, isDayOff, times) => {
  expect(timesOfDay(day as Day, time as WallTime | null, isDayOff)).toEqual(times)
})

test.each([
  ['2026-02-28', 'winter', 'summer'],
  ['2026-03-01', 'spring', 'autumn'],
  ['2026-08-31', 'summer', 'winter'],
  ['2026-11-30', 'autumn', 'spring'],
  ['2026-12-01', 'winter', 'summer'],
])('%s is %s in the north and %s in the south', (day, north_, south_) => {
  expect(seasonOf(day as Day, wantsSettings.parse({}).seasonsBegin)).toBe(north_)
  const begin = { spring: 9, summer: 12, autumn: 3, winter: 6 }
  expect(seasonOf(day as Day, wantsSettings.parse({ seasonsBegin: begin }).seasonsBegin)).toBe(south_)
})
