import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { When } from '../../words.ts'
import { idsForSessions } from './ids-for-sessions.ts'

const on = (day: string, time = '10:00'): When => ({
  form: 'dated',
  startOn: day as Day,
  endOn: day as Day,
  startTime: time as WallTime,
  endTime: null,
})
const hall = 'hall' as Id
const came = (day: string, time?: string) => ({ when: on(day, time), venueId: hall })
const known = (id: string, day: string, lapsed = false) => ({ id: id as Id, ...came(day), lapsed })
let made = 0
const newId = (): Id => `new-${(made += 1)}` as Id

test.each([
  ['the same again', [came('2026-06-01'), came('2026-06-08')], ['a', 'b'], []],
  ['in another order', [came('2026-06-08'), came('2026-06-01')], ['b', 'a'], []],
  ['the first left out', [came('2026-06-08')], ['b'], ['a']],
  ['at another hour of its day', [came('2026-06-08', '15:00')], ['b'], ['a']],
  ['moved to another day', [came('2026-06-02'), came('2026-06-08')], ['a', 'b'], []],
  ['one that lapsed, exactly as it was', [came('2026-05-25'), came('2026-06-01')], ['c', 'a'], ['b']],
])('%s', (_name, coming, ids, left) => {
  const before = [known('a', '2026-06-01'), known('b', '2026-06-08'), known('c', '2026-05-25', true)]
  expect(idsForSessions(coming, before, newId)).toEqual({ ids, left })
})

test('what is new gets an id of its own, and a lapsed one is not given to another day', () => {
  const { ids, left } = idsForSessions([came('2026-07-01')], [known('c', '2026-05-25', true)], newId)
  expect(ids[0]).toMatch(/^new-/)
  expect(left).toEqual([])
})
