import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { stillToDo, type FormsOfChild } from './still-to-do.ts'

const today = '2026-06-17' as Day
const done: FormsOfChild = { open: 0, yesUntil: [], bandUntil: null, doorSaidOn: null, comes: false }
const day = (written: string): Day => written as Day

test.each<[string, Partial<FormsOfChild>, string[]]>([
  ['nothing is open', {}, []],
  ['questions nobody answered', { open: 3 }, ['answers 3 null']],
  ['a yes that counts all summer', { yesUntil: [day('2026-08-31')] }, []],
  ['… until the thirtieth day from now', { yesUntil: [day('2026-07-17')] }, ['ends 1 2026-07-17']],
  ['… until a day later', { yesUntil: [day('2026-07-18')] }, []],
  ['… until today', { yesUntil: [today] }, ['ends 1 2026-06-17']],
  ['two end, the sooner is said', { yesUntil: [day('2026-07-02'), day('2026-07-01')] }, ['ends 2 2026-07-01']],
  ['a first place, and no word for the door', { comes: true }, ['door 0 null']],
  ['no place, no door', { doorSaidOn: day('2020-01-01') }, []],
  ['said a year ago to the day', { comes: true, doorSaidOn: day('2025-06-17') }, []],
  ['said longer ago', { comes: true, doorSaidOn: day('2025-06-16') }, ['door-old 0 2025-06-16']],
  ['a lower price that ends', { bandUntil: day('2026-06-30') }, ['band 0 2026-06-30']],
  ['a lower price that ended', { bandUntil: day('2026-06-16') }, []],
  [
    'all of it, what stops everything first',
    { open: 1, yesUntil: [day('2026-06-20')], comes: true, bandUntil: day('2026-06-18') },
    ['answers 1 null', 'ends 1 2026-06-20', 'door 0 null', 'band 0 2026-06-18'],
  ],
])('%s', (_what, more, expected) => {
  const found = stillToDo({ ...done, ...more }, today)
  expect(found.map(({ what, count, on }) => `${what} ${count} ${on}`)).toEqual(expected)
})
