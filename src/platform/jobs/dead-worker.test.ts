import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from '../database/test-city.ts'
import { openJobs, type Jobs } from './jobs.ts'

let city: TestCity
let jobs: Jobs

beforeAll(async () => {
  city = await testCity()
  jobs = openJobs(city.database, city.clock, { error: () => {} })
  jobs.define('tests.long', { run: async (_input, job) => ({ attempt: job.attempt }) })
})
afterAll(async () => {
  await jobs.close()
  await city.close()
})

const at = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)

/** A worker in a process of its own, whose job never ends. */
const workerThatHangs = (): ReturnType<typeof spawn> => {
  const code = `
    import { systemClock } from ${at('../clock.ts')}
    import { databaseAt } from ${at('../database/database.ts')}
    import { openJobs } from ${at('jobs.ts')}
    const jobs = openJobs(databaseAt(${JSON.stringify(city.database.reach)}, systemClock), systemClock, console)
    jobs.define('tests.long', { run: () => new Promise(() => {}) })
    await jobs.work()`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'inherit', 'inherit'] })
}

test('the job of a killed worker is picked up by another', { timeout: 60_000 }, async () => {
  const worker = workerThatHangs()
  const id = await jobs.start('tests.long', city, {})
  await expect.poll(async () => (await jobs.find(id))?.state, { timeout: 15_000 }).toBe('running')
  worker.kill('SIGKILL')
  await once(worker, 'exit')
  await jobs.work()
  const ended = await jobs.waitFor(id)
  expect(ended).toMatchObject({ state: 'done', attempts: 2, outcome: { attempt: 2 } })
})
