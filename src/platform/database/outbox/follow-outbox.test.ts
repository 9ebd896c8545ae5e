import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { happened, type City } from '../city.ts'
import { connectDirectly } from '../connections.ts'
import { consumeOutbox, watchOutbox, type Consumer, type Follower, type Following } from './follow-outbox.ts'
import { record } from '../outbox.ts'
import { testCity, type TestCity } from '../test-city.ts'

let city: TestCity
let followings: Following[]

beforeEach(async () => {
  city = await testCity()
  followings = []
})
afterEach(async () => {
  for (const following of followings) await following.close()
  await city.close()
})

const tell = (where: City, word: string): Promise<void> =>
  where.transaction((tx) => record(tx, [happened('tests.said', { kind: 'visitor' }, { word })]))

const hearer = (): { heard: string[]; follower: Follower } => {
  const heard: string[] = []
  return {
    heard,
    follower: {
      onEvents: (events) => {
        heard.push(...events.map(({ about }) => String(about['word'])))
      },
      onFault: () => {},
    },
  }
}

test('an event knows its ecosystem, who, and what', async () => {
  const events: unknown[] = []
  const following = await watchOutbox(city.database, {
    onEvents: (some) => void events.push(...some),
    onFault: () => {},
  })
  followings.push(following)
  await tell(city, 'hello')
  await expect
    .poll(() => events, { timeout: 15_000 })
    .toMatchObject([
      { ecosystemId: city.ecosystemId, name: 'tests.said', by: { kind: 'visitor' }, about: { word: 'hello' } },
    ])
})

test('a long transaction in another database of the same server keeps nobody from hearing', async () => {
  const { heard, follower } = hearer()
  followings.push(await watchOutbox(city.database, follower))
  const elsewhere = await testCity()
  const { promise: held, resolve: commit } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const slow = elsewhere.transaction(async (tx) => {
    await record(tx, [happened('tests.said', { kind: 'visitor' }, { word: 'elsewhere' })])
    wrote()
    await held
  })
  try {
    await written
    await tell(city, 'here')
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['here'])
  } finally {
    commit()
    await slow
    await elsewhere.close()
  }
})

test('a transaction that began first and commits last is not skipped', async () => {
  const { heard, follower } = hearer()
  followings.push(await watchOutbox(city.database, follower))
  const { promise: held, resolve: commit } = Promise.withResolvers<void>()
  const { promise: written, resolve: wrote } = Promise.withResolvers<void>()
  const slow = city.transaction(async (tx) => {
    await record(tx, [happened('tests.said', { kind: 'visitor' }, { word: 'slow' })])
    wrote()
    await held
  })
  await written
  await tell(city, 'quick')
  await pause(300)
  // The quick one is later in order and must wait, or a reader's bookmark would pass the slow one by.
  expect(heard).toEqual([])
  commit()
  await slow
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['slow', 'quick'])
})

test('a change is heard by its notice, without the look that is taken each second', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  try {
    const { heard, follower } = hearer()
    const following = await watchOutbox(city.database, follower)
    followings.push(following)
    // The bell listens once its connection stands; what is told before that, only a second look would find.
    await expect
      .poll(() => tell(city, 'does it listen?').then(() => heard.length), { timeout: 15_000 })
      .toBeGreaterThan(0)
    for (const word of ['a', 'b', 'c']) {
      await tell(city, word)
      await expect.poll(() => heard.at(-1), { timeout: 15_000 }).toBe(word)
    }
  } finally {
    vi.useRealTimers()
  }
})

const kept = (onEvent: Consumer['onEvent'], asideOf: string[] = []): Consumer => ({
  onEvent,
  setAside: async ({ about }) => void asideOf.push(String(about['word'])),
  onFault: () => {},
})

const hearing = (heard: string[]): Consumer => kept(({ about }) => void heard.push(String(about['word'])))

test('a durable consumer goes on where it stopped', async () => {
  await tell(city, 'first')
  const heard: string[] = []
  const first = consumeOutbox(city.database, 'tests', hearing(heard))
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['first'])
  await first.close()
  await tell(city, 'second')
  followings.push(consumeOutbox(city.database, 'tests', hearing(heard)))
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['first', 'second'])
})

test('a fault that passes changes no order: the event is tried again in its place', async () => {
  for (const word of ['a', 'b', 'c']) await tell(city, word)
  const heard: string[] = []
  const aside: string[] = []
  let conflicts = 2
  const consumer = kept(({ about }) => {
    if (about['word'] === 'b' && conflicts-- > 0) throw new Error('a conflict')
    heard.push(String(about['word']))
  }, aside)
  followings.push(consumeOutbox(city.database, 'tests', consumer))
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['a', 'b', 'c'])
  expect(aside).toEqual([])
})

test('an event that never succeeds is set aside once, and the others go on in order, also after a restart', async () => {
  for (const word of ['a', 'bad', 'b', 'bad too', 'c']) await tell(city, word)
  const heard: string[] = []
  const aside: string[] = []
  const consumer = kept(({ about }) => {
    if (String(about['word']).startsWith('bad')) throw new Error('never')
    heard.push(String(about['word']))
  }, aside)
  const first = consumeOutbox(city.database, 'tests', consumer)
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['a', 'b', 'c'])
  expect(aside).toEqual(['bad', 'bad too'])
  await first.close()
  await tell(city, 'd')
  followings.push(consumeOutbox(city.database, 'tests', consumer))
  await expect.poll(() => heard.at(-1), { timeout: 15_000 }).toBe('d')
  expect(heard).toEqual(['a', 'b', 'c', 'd'])
  expect(aside).toEqual(['bad', 'bad too'])
})

test.each([
  ['the database is away', new Error('Connection terminated unexpectedly'), true, ['a!', 'fault', 'a', 'b']],
  ['it can not be set aside', new Error('never'), false, ['a!', 'a!', 'a!', 'fault', 'a', 'b']],
])('when %s nothing is passed by: it is told again', async (_, fault, mayBeKept, expected) => {
  for (const word of ['a', 'b']) await tell(city, word)
  // Every telling and every fault in their order: what was heard alone would not say why.
  const told: string[] = []
  let broken = true
  const consumer: Consumer = {
    onEvent: ({ about }) => {
      told.push(`${String(about['word'])}${broken ? '!' : ''}`)
      if (broken) throw fault
    },
    setAside: async ({ about }) => {
      if (!mayBeKept) throw new Error('no place to keep it')
      told.push(`${String(about['word'])} aside`)
    },
    onFault: () => {
      told.push('fault')
      broken = false
    },
  }
  followings.push(consumeOutbox(city.database, 'tests', consumer))
  await expect.poll(() => told, { timeout: 15_000 }).toEqual(expected)
})

test('the order holds where the numbers of transactions grow by a digit', async () => {
  const client = await connectDirectly(city.database.reach, 'digits')
  await client.query(
    `insert into platform_outbox (ecosystem_id, xid, name, by, about, at)
     select $1, n::text::xid8, 'tests.said', '{"kind":"visitor"}', jsonb_build_object('word', n), now()
     from generate_series(98, 101) n`,
    [city.ecosystemId],
  )
  await client.end()
  const heard: string[] = []
  followings.push(consumeOutbox(city.database, 'tests', hearing(heard)))
  await expect.poll(() => heard.at(-1), { timeout: 15_000 }).toBe('101')
  expect(heard).toEqual(['98', '99', '100', '101'])
})

test('of two processes with one consumer only one is told', async () => {
  const one: string[] = []
  const two: string[] = []
  followings.push(consumeOutbox(city.database, 'tests', hearing(one)))
  followings.push(consumeOutbox(city.database, 'tests', hearing(two)))
  await pause(200)
  for (const word of ['a', 'b', 'c']) await tell(city, word)
  await expect.poll(() => one.length + two.length, { timeout: 15_000 }).toBe(3)
  await pause(1200)
  expect([one, two]).toContainEqual(['a', 'b', 'c'])
  expect([one, two]).toContainEqual([])
})

test('when the database throws everybody out, the watcher comes back and misses nothing', async () => {
  const { heard, follower } = hearer()
  followings.push(await watchOutbox(city.database, follower))
  await tell(city, 'before')
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['before'])
  const client = await connectDirectly(city.database.reach, 'storm')
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  await client.end()
  await expect
    .poll(
      () =>
        tell(city, 'after').then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true)
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['before', 'after'])
})

test('ten thousand events are read in order', async () => {
  await city.transaction(async (tx) => {
    await sql`insert into platform_outbox (ecosystem_id, name, by, about, at)
      select platform_ecosystem(), 'tests.said', '{"kind":"visitor"}', jsonb_build_object('word', n), now()
      from generate_series(1, 10000) n`.execute(tx)
  })
  const heard: string[] = []
  followings.push(consumeOutbox(city.database, 'tests', hearing(heard)))
  await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(10_000)
  expect(heard.map(Number)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1))
})
