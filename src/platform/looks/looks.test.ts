import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '../database/city.ts'
import { testDatabase, type TestDatabase } from '../database/test-city.ts'
import { looksAt, looksInChain } from './looks-at.ts'
import { noteLook } from './note-looks.ts'
import { verifyChain } from './verify-chain.ts'

let database: TestDatabase
let city: City
let number = 0
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  number += 1
  city = await database.addCity(`looks-${number}`)
})

const person = (id: Id): Actor => ({ kind: 'person', person: id, roles: [] })
const look = (by: Actor, ...about: Id[]) =>
  noteLook({ by, about, what: 'families.child', because: 'at-the-desk' }, city)

/** As somebody would who has the database in their hands and not only our program. */
const behindOurBack = async (statement: string): Promise<void> => {
  const client = await database.connect('somebody')
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

test('P15 a look at others is kept, and they find it', async () => {
  const [wren, courier] = [city.newId(), city.newId()]
  await look(person(courier), wren)
  expect(await looksAt(wren, city)).toEqual([
    {
      seq: 1,
      at: database.clock.now(),
      byKind: 'person',
      byId: courier,
      about: [wren],
      what: 'families.child',
      because: 'at-the-desk',
    },
  ])
  expect(await looksInChain({ by: courier, most: 10 }, city)).toHaveLength(1)
  expect(await looksInChain({ by: wren, most: 10 }, city)).toHaveLength(0)
})

test('a list of people is one row, found by each of them', async () => {
  const [a, b, steward] = [city.newId(), city.newId(), city.newId()]
  await look(person(steward), a, b, a)
  expect((await looksAt(b, city)).map(({ about }) => about)).toEqual([[a, b]])
  expect(await looksInChain({ most: 10 }, city)).toHaveLength(1)
})

test('nobody who looks at themselves is noted, nor the house', async () => {
  const wren = city.newId()
  await look(person(wren), wren)
  await look({ kind: 'system', because: 'a test' }, wren)
  await look({ kind: 'visitor' }, wren)
  expect(await looksAt(wren, city)).toEqual([])
})

test('P15 many at once stand in one chain without a gap', async () => {
  const wren = city.newId()
  await Promise.all(Array.from({ length: 40 }, () => look(person(city.newId()), wren)))
  const verdict = await verifyChain(city)
  expect(verdict).toMatchObject({ whole: true, rows: 40, head: { seq: 40 } })
})

test('who looks while another row is written goes with the next transaction, all together', async () => {
  const transactions = vi.spyOn(city, 'transaction')
  await Promise.all(Array.from({ length: 12 }, () => look(person(city.newId()), city.newId())))
  expect(transactions.mock.calls.length).toBeLessThanOrEqual(2)
  transactions.mockRestore()
  expect(await verifyChain(city)).toMatchObject({ whole: true, rows: 12 })
})

test('a look that can not be written shows no page, and the next one is written all the same', async () => {
  const broken: City = { ...city, transaction: () => Promise.reject(new Error('away')) }
  const shown = noteLook(
    { by: person(city.newId()), about: [city.newId()], what: 'everything', because: 'at-the-desk' },
    broken,
  )
  await expect(shown).rejects.toThrow('away')
  await look(person(city.newId()), city.newId())
  expect(await verifyChain(city)).toMatchObject({ whole: true, rows: 1 })
})

test('each ecosystem has its own chain', async () => {
  const other = await database.addCity(`other-${number}`)
  await look(person(city.newId()), city.newId())
  await noteLook(
    { by: person(other.newId()), about: [other.newId()], what: 'everything', because: 'at-the-desk' },
    other,
  )
  expect((await looksInChain({ most: 10 }, other)).map(({ seq }) => seq)).toEqual([1])
  expect(await verifyChain(city)).toMatchObject({ whole: true, rows: 1 })
})

test('P15 who serves visitors can neither change nor take away a look, nor say where it stands', async () => {
  await look(person(city.newId()), city.newId())
  for (const act of [
    `update platform_looks set what = 'people.entry'`,
    'delete from platform_looks',
    'delete from platform_looked_at',
    'truncate platform_looks',
  ]) {
    const work = city.transaction(async (tx) => {
      await sql.raw(act).execute(tx)
    })
    await expect(work, act).rejects.toThrow(/permission denied/)
  }
  expect(await verifyChain(city)).toMatchObject({ whole: true, rows: 1 })
})

test('P15 a row changed behind our back breaks the chain where it stands', async () => {
  for (let turn = 0; turn < 4; turn += 1) await look(person(city.newId()), city.newId())
  await behindOurBack(
    `update platform_looks set because = 'running-the-place' where seq = 3 and ecosystem_id = '${city.ecosystemId}'`,
  )
  expect(await verifyChain(city)).toEqual({ whole: false, rows: 2, brokenAt: 3, because: 'changed' })
})

test('also when its own hash was made anew', async () => {
  for (let turn = 0; turn < 4; turn += 1) await look(person(city.newId()), city.newId())
  await behindOurBack(
    `update platform_looks as look set because = 'running-the-place' where seq = 2 and ecosystem_id = '${city.ecosystemId}';
     update platform_looks as look set hash = platform_look_hash(look) where seq = 2 and ecosystem_id = '${city.ecosystemId}'`,
  )
  expect(await verifyChain(city)).toEqual({ whole: false, rows: 2, brokenAt: 3, because: 'changed' })
})

test('a row taken out leaves a gap, and a cut tail is found by whoever wrote its head down', async () => {
  for (let turn = 0; turn < 4; turn += 1) await look(person(city.newId()), city.newId())
  const before = await verifyChain(city)
  if (!before.whole || before.head === null) throw new Error('the chain should be whole')
  const remove = (seq: number) =>
    behindOurBack(`delete from platform_looked_at where seq = ${seq} and ecosystem_id = '${city.ecosystemId}';
                   delete from platform_looks where seq = ${seq} and ecosystem_id = '${city.ecosystemId}'`)
  await remove(4)
  expect(await verifyChain(city)).toMatchObject({ whole: true, rows: 3 })
  expect(await verifyChain(city, before.head)).toEqual({ whole: false, rows: 3, brokenAt: 4, because: 'lost' })
  await remove(2)
  expect(await verifyChain(city)).toEqual({ whole: false, rows: 1, brokenAt: 2, because: 'gap' })
})
