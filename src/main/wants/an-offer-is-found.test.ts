import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveFromSource, withdrawOpportunity, writeOpportunity } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { layOutFinds } from '../../learning/wants/commands/lay-out-finds.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let hazel: { person: Id; cookie: string }
beforeAll(async () => {
  it = await houseOfHosts()
  hazel = await it.somebody('Hazel Example', 'guardian', null)
})
afterAll(() => it.close())

const hold = (moment: string) => it.here.database.clock.hold(instant(Date.parse(moment)))
const draft = (title: string, key = title) =>
  sampleDraft(key, {
    hostName: 'Moth Museum',
    title: localText('en', title),
    ages: { min: null, max: null },
    sessions: [
      sampleSession(`${key}-1`, {
        when: {
          form: 'dated',
          startOn: '2026-07-04' as Day,
          startTime: '10:00' as WallTime,
          endOn: '2026-07-04' as Day,
          endTime: '12:00' as WallTime,
        },
      }),
    ],
  })
const write = async (title: string): Promise<Id> =>
  must(await writeOpportunity({ id: null, draft: draft(title) }, house, it.here.city)).id
const finds = () =>
  it.here.city.reading((tx) => tx.selectFrom('wants_finds').select(['title', 'state']).orderBy('title').execute())
const notices = () =>
  it.here.city.reading((tx) =>
    tx.selectFrom('messages_notices').select(['sentence', 'facts']).where('person_id', '=', hazel.person).execute(),
  )

test('what is new and fits is told once, quietly, in one word a day; the rest waits for tomorrow’s', async () => {
  const { city } = it.here
  hold('2026-06-17T09:00:00Z')
  const old = await write('Juggling for old friends')
  hold('2026-06-17T10:00:00Z')
  const signed = await it.post(
    '/wants',
    { interest: 'Juggling', times: 'saturdays', personId: hazel.person },
    hazel.cookie,
  )
  expect(signed.statusCode).toBe(303)
  await it.work()
  expect(await finds()).toEqual([])
  hold('2026-06-17T11:00:00Z')
  await write('Juggling with three balls')
  await write('Pottery with three hands')
  await it.work()
  await it.work()
  expect((await finds()).map(({ state }) => state)).toEqual(['found'])
  expect(await layOutFinds(city)).toBe(1)
  expect(await layOutFinds(city)).toBe(0)
  await it.work()
  expect(await notices()).toMatchObject([{ sentence: 'wants.told-found' }])
  const page = (await it.get('/me/wants', hazel.cookie)).body
  expect(page).toContain('Juggling with three balls')
  expect(page).not.toContain('Juggling for old friends')
  await write('Juggling with fire')
  await it.work()
  expect(await layOutFinds(city)).toBe(0)
  hold('2026-06-18T11:00:00Z')
  expect(await layOutFinds(city)).toBe(1)
  await it.work()
  expect(await notices()).toHaveLength(2)
  must(await withdrawOpportunity({ id: old, because: 'a test' }, house, city))
})

test('one button says this is it, and undoes it; the other puts it away', async () => {
  const page = (await it.get('/me/wants', hazel.cookie)).body
  const buttons = [...page.matchAll(/action="\/somewhere(\/me\/wants\/[\w-]{36}\/finds\/[\w-]{36})"/g)].map(
    (one) => one[1]!,
  )
  expect(buttons).toHaveLength(2)
  const other = await it.somebody('Linden Example', 'guardian', null)
  expect((await it.post(buttons[0]!, { says: 'not-this' }, other.cookie)).statusCode).toBe(403)
  await it.post(buttons[0]!, { says: 'not-this' }, hazel.cookie)
  await it.post(buttons[1]!, { says: 'this-is-it' }, hazel.cookie)
  expect((await it.get('/me/wants', hazel.cookie)).body).toContain('You said this is it')
  expect((await finds()).map(({ state }) => state).toSorted()).toEqual(['not-this', 'this-is-it'])
  expect((await it.post(buttons[1]!, { says: 'told' }, hazel.cookie)).statusCode).toBe(303)
  expect((await it.get('/me/wants', hazel.cookie)).body).not.toContain('You said this is it')
})

test('an import of sixty that fit finds a handful, and tells of them in one word', async () => {
  const { city } = it.here
  hold('2026-06-19T11:00:00Z')
  const sourceId = city.newId()
  const drafts = Array.from({ length: 60 }, (_, at) => draft(`Juggling lesson ${at}`))
  const before = (await notices()).length
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, house))
  await it.work()
  expect((await finds()).filter(({ state }) => state === 'found')).toHaveLength(8)
  expect(await layOutFinds(city)).toBe(1)
  await it.work()
  expect(await notices()).toHaveLength(before + 1)
  expect((await notices()).at(-1)).toMatchObject({ sentence: 'wants.told-found-more', facts: { more: 7 } })
})
