import { familiesSettings } from '#commons/families'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { myWishes } from '../queries/my-wishes.ts'
import { publicWants } from '../queries/public-wants.ts'
import { wantOfCode } from '../queries/want-of-code.ts'
import { wantsForOffice } from '../queries/wants-for-office.ts'
import { wishesInFull } from '../queries/wishes-in-full.ts'
import { familiesIn, himself, must, settings } from '../test-families.ts'
import { answerForm, wantForm } from '../words.ts'
import { answerWant } from './answer-want.ts'
import { moveWish, rewordWish } from './change-wish.ts'
import { forgetWisher } from './forget-wisher.ts'
import { joinWant } from './join-want.ts'
import { signWant } from './sign-want.ts'
import { tellWant } from './tell-want.ts'

const office = { kind: 'operator', session: 'some-session' as Id } as const
const today = '2026-06-17' as Day
const tomorrow = '2026-06-18' as Day
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
const view = { today: tomorrow, countsFrom: 10 }
let city: TestCity
let families: ReturnType<typeof familiesIn>
beforeAll(async () => {
  city = await testCity()
  families = familiesIn(city, today)
})
afterAll(() => city.close())

const hear = (wantId: Id) => answerWant({ wantId, form: answerForm.parse({ state: 'heard' }), today }, office, city)
const askers = async (wantId: Id) => (await wantsForOffice(city, today)).find(({ id }) => id === wantId)?.askers
const wishesOf = (person: Id) => myWishes(himself(person), city, place, view)
const eventsOf = async (wishId: Id) => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'wishId' = ${wishId} order by seq`.execute(city.database.reader)
  return rows.map(({ name }) => name.replace('wants.', ''))
}

test('a mother signs for her child: she and the child read whose wish it is, its age is the child’s own, and nobody else reads it', async () => {
  const mother = await families.adult()
  const child = await families.child(mother)
  const stranger = await families.adult('Linden Example')
  const { wishId, wantId } = must(await families.sign('Juggling for children', child, mother))
  expect(await wishesOf(mother)).toMatchObject([
    { name: 'Wren Example', wish: { state: 'open' }, want: { interest: 'Juggling for children', ageBand: '10-12' } },
  ])
  expect(await wishesOf(child)).toHaveLength(1)
  expect(await wishesOf(stranger)).toEqual([])
  expect(await families.sign('Juggling too', child, stranger)).toMatchObject({ refusal: 'wants.not-yours' })
  expect(await eventsOf(wishId)).toEqual(['wish-signed'])
  must(await hear(wantId))
  const shown = JSON.stringify(await publicWants(city, view))
  for (const secret of [mother, child, 'Wren', wishId]) expect(shown).not.toContain(secret)
  expect(await askers(wantId)).toBe(1)
})

test('signed twice it is one wish; what this browser told without a name is not counted beside it', async () => {
  const adult = await families.adult()
  const form = wantForm.parse({ interest: 'Bread baking' })
  const visitor = { kind: 'visitor' } as const
  const { wantId } = must(await tellWant({ form, visitorKey: 'her browser', today, settings }, visitor, city))
  const sign = () =>
    signWant(
      { wish: { form: { ...form, ageBand: null } }, personId: adult, visitorKey: 'her browser', today, settings },
      himself(adult),
      city,
    )
  must(await sign())
  const told = (await wantsForOffice(city, today)).filter(({ interest }) => interest === 'Bread baking')
  // Told without an age and signed by a grown-up: two wants of the same words for two ages.
  expect(told.map(({ ageBand, askers: count }) => `${ageBand} ${count}`).toSorted()).toEqual(['25-64 1', 'null 1'])
  expect(await sign()).toMatchObject({ refusal: 'wants.already-asked' })
  must(await hear(wantId))
  const other = { wish: { wantId }, personId: adult, visitorKey: 'her browser', today, settings }
  must(await signWant(other, himself(adult), city))
  expect(await askers(wantId)).toBe(1)
})

test('friends join by the code, with a name or without, and read no name; the number grows', async () => {
  const mother = await families.adult()
  const friend = await families.adult('Linden Example')
  const { wantId } = must(await families.sign('A puppet theatre', mother, mother))
  const { code } = (await wishesOf(mother))[0]!.wish
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
  const seen = await wantOfCode(code, city, view)
  expect(seen).toMatchObject({ interest: 'A puppet theatre', count: { shown: 'few' }, ageBand: null })
  expect(JSON.stringify(seen)).not.toContain(mother)
  must(await signWant({ wish: { code }, personId: friend, visitorKey: null, today, settings }, himself(friend), city))
  must(await joinWant({ wantId, visitorKey: 'a friend', today, isInvited: true }, { kind: 'visitor' }, city))
  expect(await joinWant({ wantId, visitorKey: 'somebody', today }, { kind: 'visitor' }, city)).toMatchObject({
    refusal: 'wants.not-here',
  })
  expect(await askers(wantId)).toBe(3)
  const wrong = { wish: { code: 'NOTACODE' }, personId: friend, visitorKey: null, today, settings }
  expect(await signWant(wrong, himself(friend), city)).toMatchObject({ refusal: 'wants.code-unknown' })
})

test('taken back it is not counted and its code opens nothing; undone, it is as before', async () => {
  const adult = await families.adult()
  const { wishId, wantId } = must(await families.sign('A mending café', adult, adult))
  must(await hear(wantId))
  const { code } = (await wishesOf(adult))[0]!.wish
  must(await moveWish({ wishId, to: 'taken-back', today }, himself(adult), city))
  expect(await askers(wantId)).toBe(0)
  expect((await publicWants(city, view)).map(({ id }) => id)).not.toContain(wantId)
  expect(await wantOfCode(code, city, view)).toBeNull()
  expect(await moveWish({ wishId, to: 'taken-back', today }, himself(adult), city)).toMatchObject({
    refusal: 'wants.cannot-now',
  })
  must(await moveWish({ wishId, to: 'open', today }, himself(adult), city))
  expect(await askers(wantId)).toBe(1)
  expect(await eventsOf(wishId)).toEqual(['wish-signed', 'wish-taken-back', 'wish-reopened'])
})

test('in other words the name goes along; what nobody else asked for and nobody read is gone, what others asked for stays', async () => {
  const adult = await families.adult()
  const friend = await families.adult('Linden Example')
  const first = must(await families.sign('Roler skating', adult, adult))
  const reword = (wishId: Id, interest: string) =>
    rewordWish({ wishId, form: wantForm.parse({ interest, ageBand: '25-64' }), today, settings }, himself(adult), city)
  const { wantId } = must(await reword(first.wishId, 'Roller skating'))
  expect(wantId).not.toBe(first.wantId)
  expect(await askers(first.wantId)).toBeUndefined()
  must(await families.sign('Roller skating', friend, friend))
  must(await reword(first.wishId, 'Ice skating'))
  expect(await askers(wantId)).toBe(1)
  expect(await reword(first.wishId, 'Skates, call 312 555 0142')).toMatchObject({
    refusal: 'wants.holds-a-phone-number',
  })
  expect((await wishesOf(adult)).map(({ want }) => want.interest)).toEqual(['Ice skating'])
})

test('P18 P19 an export holds the wishes, an erasure takes them, and nobody is counted any more', async () => {
  const adult = await families.adult()
  const { wantId } = must(await families.sign('A debating club', adult, adult))
  expect(await wishesInFull(adult, city)).toMatchObject([{ interest: 'A debating club', state: 'open', found: [] }])
  await forgetWisher(adult, city)
  await forgetWisher(adult, city)
  expect(await wishesInFull(adult, city)).toEqual([])
  expect(await askers(wantId)).toBe(0)
})
