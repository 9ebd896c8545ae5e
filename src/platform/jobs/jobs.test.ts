import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity } from '../database/test-city.ts'
import { openJobs, type Jobs } from './jobs.ts'

let city: TestCity
let jobs: Jobs
const faults: string[] = []

beforeAll(async () => {
  city = await testCity()
  jobs = openJobs(city.database, city.clock, {
    error: (facts) => faults.push((facts as { err: Error }).err.message),
  })
  jobs.define<{ rows: number }>('tests.count', {
    run: async ({ rows }, job) => {
      await job.progress(rows, rows, 'tests.step-counting')
      return { counted: rows, slug: job.city?.slug ?? null }
    },
  })
  jobs.define('tests.break', {
    run: async () => {
      throw new Error('on purpose')
    },
  })
  jobs.define('tests.long', {
    run: async (_input, job) => {
      while (!job.signal.aborted) await pause(10)
      throw job.signal.reason as Error
    },
  })
  await jobs.work()
})
afterAll(async () => {
  await jobs.close()
  await city.close()
})

test('a job runs for its ecosystem, tells how far it is, and keeps its outcome', async () => {
  const id = await jobs.start('tests.count', city, { rows: 7 })
  const ended = await jobs.waitFor(id)
  expect(ended).toMatchObject({
    state: 'done',
    done: 7,
    total: 7,
    step: 'tests.step-counting',
    outcome: { counted: 7, slug: 'testville' },
    error: null,
    attempts: 1,
    ecosystemId: city.ecosystemId,
  })
  expect((await jobs.list({ ecosystemId: city.ecosystemId }))[0]?.id).toBe(id)
})

test('a job exists only if the transaction that started it commits', async () => {
  const before = (await jobs.list()).length
  const starting = city.transaction(async (tx) => {
    await jobs.start('tests.count', city, { rows: 1 }, { tx })
    throw new Error('rolled back')
  })
  await expect(starting).rejects.toThrow('rolled back')
  expect(await jobs.list()).toHaveLength(before)
  const id = await city.transaction((tx) => jobs.start('tests.count', city, { rows: 2 }, { tx }))
  expect((await jobs.waitFor(id)).state).toBe('done')
})

describe('a job that fails', () => {
  test('shows its last error, is not run again by itself, and can be retried by a person', async () => {
    const id = await jobs.start('tests.break', null, {})
    expect(await jobs.waitFor(id)).toMatchObject({ state: 'failed', error: 'on purpose', attempts: 1 })
    expect(faults).toEqual(['on purpose'])
    expect(await jobs.retry(id)).toBe(true)
    await pause(50)
    expect(await jobs.waitFor(id)).toMatchObject({ state: 'failed' })
    expect(faults).toEqual(['on purpose', 'on purpose'])
  })

  test('a done job can not be retried, an unknown one neither', async () => {
    const id = await jobs.start('tests.count', null, { rows: 1 })
    await jobs.waitFor(id)
    expect(await jobs.retry(id)).toBe(false)
    expect(await jobs.retry('nonsense')).toBe(false)
    expect(await jobs.stop('nonsense')).toBe(false)
  })
})

test('a running job is asked to stop and ends as stopped', async () => {
  const id = await jobs.start('tests.long', city, {})
  await expect.poll(async () => (await jobs.find(id))?.state, { timeout: 10_000 }).toBe('running')
  expect(await jobs.stop(id)).toBe(true)
  expect(await jobs.waitFor(id)).toMatchObject({ state: 'stopped', error: null })
})

test('a worker that stops gives its job back, and the next worker runs it', async () => {
  const id = await jobs.start('tests.long', city, {})
  await expect.poll(async () => (await jobs.find(id))?.state, { timeout: 10_000 }).toBe('running')
  await jobs.close()
  expect(await jobs.find(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  jobs = openJobs(city.database, city.clock, { error: () => {} })
  jobs.define('tests.long', { run: async () => ({ finished: true }) })
  await jobs.work()
  expect(await jobs.waitFor(id)).toMatchObject({ state: 'done', outcome: { finished: true }, attempts: 1 })
})
