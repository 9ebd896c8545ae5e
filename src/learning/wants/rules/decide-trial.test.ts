import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { makeId } from '#kernel/id.ts'
import { trialForm, type TrialForm } from '../words.ts'
import { decideTrial } from './decide-trial.ts'

const now = instant(Date.parse('2026-06-17T09:00:00Z'))
const form = trialForm.parse({
  hostId: makeId(0, new Uint8Array(10)),
  title: 'Kites',
  fallsOn: '2026-07-04',
  startTime: '10:00',
  endTime: '12:00',
  placeName: 'Lake',
  contact: 'in-a-group',
  minimum: '3',
  seats: '6',
  decideOn: '2026-06-24',
})
const decide = (more: Partial<TrialForm> = {}) => decideTrial({ ...form, ...more }, now, 'Europe/Berlin')

test('until eight in the evening of the last day, by the clock of the place', () => {
  expect(decide()).toEqual({ ok: true, value: { decideBy: Date.parse('2026-06-24T18:00:00Z'), price: 0 } })
})

test.each([
  ['', 0],
  ['5', 500],
  ['5,5', 550],
  ['7.25', 725],
])('a price of “%s” is %i in the smallest unit', (price, minor) => {
  expect(decide({ price })).toMatchObject({ ok: true, value: { price: minor } })
})

test.each<[string, Partial<Record<keyof TrialForm, unknown>>, string]>([
  ['more needed than there are places', { minimum: 7 }, 'minimum-above-seats'],
  ['ages the wrong way round', { ageMin: 12, ageMax: 8 }, 'ages-reversed'],
  ['an end before the beginning', { endTime: '09:00' }, 'times-reversed'],
  ['a day that is over', { fallsOn: '2026-06-16' }, 'day-too-soon'],
  ['asking that is over', { decideOn: '2026-06-16' }, 'deadline-over'],
  ['asking until after it begins', { decideOn: '2026-07-04' }, 'deadline-too-late'],
])('%s is refused', (_what, more, refusal) => {
  expect(decide(more as Partial<TrialForm>)).toMatchObject({ refusal: `wants.${refusal}` })
})
