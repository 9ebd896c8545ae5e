import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { planVisits } from './plan-visits.ts'
import { mistakesIn, type PlanMistake } from './read-plan-file.ts'
import type { BlockedDay, PlanFile, SchoolClass, Slot, Way } from './words.ts'

const on = '2026-10-05' as Day
const days = { possibleOn: [on], ratherOn: [on], notIn: [], ratherIn: [] }
const one: SchoolClass = { id: 'c', goesAs: 'c', school: 's', size: 20, grade: '4', paths: ['a'], ...days }
const slot: Slot = { id: 't', path: 'a', on, seats: 25, grades: ['4'], place: 'p' }
const way: Way = { school: 's', place: 'p', minutes: 5 }
const day: BlockedDay = { on, school: null }
const file: PlanFile = { classes: [one], slots: [slot], ways: [way], blocked: [day], awayADay: 1, otherDayMinutes: 0 }

test('a sound file has no mistakes', () => expect(mistakesIn(file)).toEqual([]))

test.each<[PlanMistake['list'], number, PlanMistake['mistake'], Partial<PlanFile>]>([
  ['classes', 0, 'id-empty', { classes: [{ ...one, id: '' }] }],
  ['classes', 1, 'id-twice', { classes: [one, one] }],
  ['classes', 0, 'size-not-whole', { classes: [{ ...one, size: 0 }] }],
  ['classes', 0, 'size-not-whole', { classes: [{ ...one, size: 20.5 }] }],
  ['classes', 0, 'path-twice', { classes: [{ ...one, paths: ['a', 'a'] }] }],
  ['classes', 0, 'not-a-day', { classes: [{ ...one, possibleOn: ['2026-02-30' as Day, on] }] }],
  ['classes', 0, 'rather-not-possible', { classes: [{ ...one, ratherOn: ['2026-10-06' as Day] }] }],
  ['classes', 0, 'id-empty', { classes: [{ ...one, goesAs: '' }] }],
  ['classes', 0, 'slot-unknown', { classes: [{ ...one, notIn: ['nowhere'] }] }],
  ['classes', 0, 'slot-unknown', { classes: [{ ...one, ratherIn: ['nowhere'] }] }],
  ['classes', 0, 'rather-not-possible', { classes: [{ ...one, notIn: ['t'], ratherIn: ['t'] }] }],
  ['classes', 1, 'way-missing', { classes: [one, { ...one, id: 'd', school: 'elsewhere' }] }],
  ['slots', 0, 'id-empty', { slots: [{ ...slot, path: '' }] }],
  ['slots', 1, 'id-twice', { slots: [slot, slot] }],
  ['slots', 0, 'seats-not-whole', { slots: [{ ...slot, seats: -1 }] }],
  ['slots', 0, 'not-a-day', { slots: [{ ...slot, on: 'Monday' as Day }] }],
  ['ways', 1, 'id-empty', { ways: [way, { ...way, school: '' }] }],
  ['ways', 1, 'way-twice', { ways: [way, { ...way, minutes: 6 }] }],
  ['ways', 0, 'minutes-not-whole', { ways: [{ ...way, minutes: Number.NaN }] }],
  ['blocked', 0, 'not-a-day', { blocked: [{ ...day, on: '' as Day }] }],
  ['blocked', 0, 'id-empty', { blocked: [{ ...day, school: '' }] }],
  ['rules', 0, 'limit-not-whole', { awayADay: 0 }],
  ['rules', 1, 'minutes-not-whole', { otherDayMinutes: 0.5 }],
])('%s, row %i: %s', (list, row, mistake, changes) => {
  const wrong = { ...file, ...changes }
  expect(mistakesIn(wrong)).toEqual([{ list, row, mistake }])
  const refused = planVisits(wrong, () => ({ values: null, bound: null, seconds: 0 }), 1)
  expect(refused).toMatchObject({ ok: false, refusal: 'plan-has-mistakes' })
})
