import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { answerWant } from '../commands/answer-want.ts'
import { joinWant } from '../commands/join-want.ts'
import { familiesIn, must } from '../test-families.ts'
import { answerForm } from '../words.ts'
import { demandSeen, type DemandAsked } from './demand.ts'

const office = { kind: 'operator', session: 'some-session' as Id } as const
const today = '2026-06-17' as Day
const view = { today: '2026-06-18' as Day, countsFrom: 10 }
let city: TestCity
let courier: Actor
beforeAll(async () => {
  city = await testCity()
  courier = { kind: 'person', person: city.newId(), roles: [{ role: 'courier', organisation: city.newId() }] }
  const families = familiesIn(city, today)
  for (const [interest, season, others] of [
    ['Sledging', 'winter', 9],
    ['Ice fishing', 'winter', 2],
    ['Swimming', 'summer', 11],
  ] as const) {
    const adult = await families.adult()
    const { wantId } = must(await families.sign(interest, adult, adult, { season }))
    must(await answerWant({ wantId, form: answerForm.parse({ state: 'heard' }), today }, office, city))
    for (let number = 0; number < others; number += 1)
      must(await joinWant({ wantId, visitorKey: `${interest} ${number}`, today }, { kind: 'visitor' }, city))
  }
})
afterAll(() => city.close())

const seen = async (more: Partial<DemandAsked> = {}, by: Actor = courier) =>
  must(await demandSeen({ view, areaId: '', season: '', sort: 'asked', ...more }, by, city)).wants.map(
    ({ want, askers, season }) => `${want.interest} ${askers ?? 'a few'} ${season ?? 'held back'}`,
  )

test('a courier sees what is wanted by season, the most asked for first; below ten neither number nor season', async () => {
  expect(await seen()).toEqual(['Swimming 12 summer', 'Sledging 10 winter', 'Ice fishing a few held back'])
  expect(await seen({ sort: 'season' })).toEqual([
    'Swimming 12 summer',
    'Sledging 10 winter',
    'Ice fishing a few held back',
  ])
  expect((await seen({ sort: 'newest' }))[0]).toBe('Swimming 12 summer')
})

test('P26 no filter tells what a small number holds back', async () => {
  expect(await seen({ season: 'winter' })).toEqual(['Sledging 10 winter'])
  expect(await seen({ season: 'spring' })).toEqual([])
})

test('nobody but houses, couriers and the office sees it', async () => {
  const guardian: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'guardian', organisation: null }] }
  expect(await demandSeen({ view, areaId: '', season: '', sort: 'asked' }, guardian, city)).toMatchObject({
    refusal: 'wants.hosts-only',
  })
})
