import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, recordMandate, vouchForGuardian } from '#commons/families'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, enrolWithCard, giveRole, recordClearance } from '#commons/people'
import { changeSignUp, markEntry, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { instant, type Day } from '#kernel/instant.ts'
import {
  form,
  himself,
  idOf,
  museumWithSeats,
  must,
  place,
  system,
  type MuseumWithSeats,
} from '../../participation/test-occasion.ts'
import { figuresAsTable } from '../present/figures-as-table.ts'
import { courierToday } from './courier-today.ts'
import { houseToday } from './house-today.ts'

let it: MuseumWithSeats
const at = (written: string) => it.city.database.clock.hold(instant(Date.parse(written)))
beforeAll(async () => {
  it = await museumWithSeats()
  at('2026-06-17T10:00Z')
})
afterAll(() => it.city.close())

const ages = { min: null, max: null }
const seen = async (by: Actor = it.host) => must(await houseToday(by, it.city, 'Europe/Berlin'))
const needs = async () => (await seen()).needs.map(({ need, count }) => `${need} ${count}`)

test('a house reads counts and nobody: today’s list, who was not marked, too few, a place that is held', async () => {
  const mother = await it.adult()
  const [child, friend] = [await it.child([mother]), await it.child([mother])]
  const saturday = await it.occasion(4, { ages })
  const sunday = await it.occasion(4, { ages }, '2026-06-28')
  must(await changeSignUp({ occasionId: sunday, form: { seats: 4, minimum: 3, state: 'open' } }, it.host, it.city))
  const [entry] = must(await takePart(form(saturday, [child, friend], {}, it.city), mother, it.city))
  must(await takePart(form(sunday, [child], {}, it.city), mother, it.city))
  expect(await needs()).toEqual(expect.arrayContaining(['too-few 2']))
  at('2026-06-20T07:00Z')
  expect((await needs())[0]).toBe('list 2')
  at('2026-06-20T10:30Z')
  must(await markEntry({ entryId: entry!.id, form: { as: 'attended' } }, it.host, it.city))
  expect((await needs())[0]).toBe('unmarked 1')
  const { days } = await seen()
  expect(JSON.stringify(days)).not.toMatch(/Wren/)
  expect(days.find(({ occasionId }) => occasionId === saturday)).toMatchObject({ placed: 2, came: 1, seats: 4 })
  const table = figuresAsTable(days, ['en'])
  expect(table.split('\r\n')[0]).toBe('\ufeffday,starts_at,title,seats,minimum,placed,held,waiting,came')
  expect(table).toMatch(/2026-06-20,.*,4,,2,0,0,1/)
})

test('nobody else reads the figures of a house', async () => {
  expect(await houseToday(await it.adult(), it.city, 'Europe/Berlin')).toMatchObject({ refusal: 'home.not-yours' })
})

test('a desk reads whose family lets it answer and has not, until somebody says yes; another desk reads nothing', async () => {
  const library = must(
    await addOrganisation(organisationForm.parse({ name: 'Elm Library', kind: 'library' }), system, it.city),
  ).id
  const heron = must(
    await enrolPerson({ displayName: 'Heron Example', birth: { year: 1980, month: 1 } }, system, it.city),
  ).personId
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: heron, role: 'coordinator', organisationId: library, ...span }, system, it.city))
  const desk: Actor = { kind: 'person', person: heron, roles: [{ role: 'coordinator', organisation: library }] }
  const card = must(
    await enrolWithCard({ birth: { year: 2016, month: 3 }, language: 'en', organisationId: library }, system, it.city),
  )
  const clearance = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const shown = clearanceForm.parse({ ...clearance, personId: heron, issuedOn: '2026-01-01', expiresOn: '2027-12-31' })
  must(await recordClearance({ form: shown, today: '2026-06-17' as Day }, system, it.city))
  const mother = await it.adult()
  const childId = card.personId
  const vouched = { childId, guardianId: idOf(mother), relation: 'mother', vouchingOrganisationId: library } as const
  must(await vouchForGuardian(vouched, desk, it.city, place))
  const read = async (by: Actor) => must(await courierToday(by, it.city, place)).missing.map((one) => one.childId)
  expect(await read(desk)).toEqual([])
  const [link] = await it.city.reading((tx) =>
    tx.selectFrom('families_links').select('id').where('child_id', '=', childId).execute(),
  )
  const leave = {
    linkId: link!.id,
    organisationId: library,
    scope: ['taking-part'],
    untilOn: '2026-08-01' as Day,
    recordedHow: 'signed-form',
  } as const
  must(await recordMandate(leave, desk, it.city, place))
  expect(await read(desk)).toEqual([childId])
  const elsewhere: Actor = { ...desk, roles: [{ role: 'coordinator', organisation: it.museum }] }
  expect(await read(elsewhere)).toEqual([])
  const said = { childId, speakerId: idOf(mother), language: 'en', channel: 'desk' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, desk, it.city, place))
  expect(await read(desk)).toEqual([])
  expect(await courierToday(himself(idOf(mother)), it.city, place)).toMatchObject({ refusal: 'home.not-yours' })
})
