import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDirectory } from '#commons/ecosystems'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { consumeOutbox, type Following } from '#platform/database/outbox/follow-outbox.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { openLog } from '#platform/http/log.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { reactAgain, reactionsOf } from './react.ts'
import type { Reaction } from './reactions.ts'

let city: TestCity
let jobs: Jobs
let following: Following
const log = openLog('silent')
const noDesk = {} as Desk

beforeEach(async () => {
  city = await testCity()
  jobs = openJobs(city.database, city.clock, log)
})
afterEach(async () => {
  await following.close()
  await jobs.close()
  await city.close()
})

async function follow(list: readonly Reaction[]): Promise<void> {
  const directory = await openDirectory(city.database)
  const consumer = reactionsOf({ database: city.database, directory, jobs, log }, noDesk, list, [10, 20])
  await jobs.work()
  following = consumeOutbox(city.database, 'reactions', consumer)
}

const tell = (name: string, word: string): Promise<void> =>
  city.transaction((tx) => record(tx, [happened(name, { kind: 'visitor' }, { word })]))

test('what follows, follows in its own ecosystem; what nothing follows from is passed by', async () => {
  const seen: string[] = []
  await follow([
    {
      when: 'tests.said',
      react: async ({ about }, where) => void seen.push(`${String(about['word'])} in ${where.ecosystemId}`),
    },
  ])
  await tell('tests.other', 'nothing')
  await tell('tests.said', 'hello')
  await expect.poll(() => seen, { timeout: 15_000 }).toEqual([`hello in ${city.ecosystemId}`])
  expect(await jobs.list()).toEqual([])
})

test('what fails for ever stands among the jobs with its fault, holds up nothing, and succeeds when begun again', async () => {
  const seen: string[] = []
  let isMended = false
  await follow([
    {
      when: 'tests.said',
      react: async ({ about }) => {
        if (about['word'] === 'bad' && !isMended) throw new Error('there is no such badge')
        seen.push(String(about['word']))
      },
    },
  ])
  for (const word of ['a', 'bad', 'b']) await tell('tests.said', word)
  await expect.poll(() => seen, { timeout: 15_000 }).toEqual(['a', 'b'])
  await expect
    .poll(async () => (await jobs.list()).map(({ name, state, error }) => ({ name, state, error })), {
      timeout: 15_000,
    })
    .toEqual([{ name: reactAgain, state: 'failed', error: 'there is no such badge' }])
  const [job] = await jobs.list()
  expect(job!.ecosystemId).toBe(city.ecosystemId)
  isMended = true
  expect(await jobs.retry(job!.id)).toBe(true)
  expect((await jobs.waitFor(job!.id)).state).toBe('done')
  expect(seen).toEqual(['a', 'b', 'bad'])
})
