import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDirectory } from '#commons/ecosystems'
import type { Instant } from '#kernel/instant.ts'
import { defineFeedJobs, sourcesOfEcosystem } from '#learning/feeds'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { tellDemonstration } from './tell.ts'

let database: TestDatabase
let jobs: Jobs
let folder: string
beforeAll(async () => {
  database = await testDatabase({ now: Date.parse('2026-11-22T09:00:00Z') as Instant })
  jobs = openJobs(database, database.clock, { error: () => {} })
  folder = await mkdtemp(join(tmpdir(), 'demo-'))
})
afterAll(async () => {
  await jobs.close()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('three ecosystems are told with their real feeds, and what is invented beside them; told again nothing changes', async () => {
  const files = openLocalFiles(folder)
  defineFeedJobs({ jobs, files, database, directory: await openDirectory(database) })
  await jobs.work()
  const lines: string[] = []
  await tellDemonstration({ database, jobs, files }, { tell: (line) => lines.push(line) })
  await tellDemonstration({ database, jobs, files }, { tell: (line) => lines.push(line) })
  expect(lines).toHaveLength(4)

  const directory = await openDirectory(database)
  const sourcesOf = (slug: string) => sourcesOfEcosystem(database.city(directory.bySlug(slug)!.id, slug))
  const told = async (slug: string) => {
    const source = (await sourcesOf(slug)).find(({ name }) => !name.startsWith('invented'))
    return { created: source!.lastImport!.counts.created, shiftDays: source!.shiftDays }
  }
  expect(await told('chicago')).toEqual({ created: 12_376, shiftDays: 882 })
  expect(await told('madrid')).toEqual({ created: 1_001, shiftDays: 392 })
  expect(await told('coerde')).toEqual({ created: 143, shiftDays: 91 })
  const beside = (await sourcesOf('chicago')).filter(({ name }) => name !== 'mcmf-2024')
  expect(beside.map(({ name }) => name)).toEqual(['invented for the demonstration'])
  expect(beside[0]).toMatchObject({
    shiftDays: 882,
    lastImport: { counts: { created: 8, opportunities: 8, refused: 0, merged: 0 } },
  })
}, 120_000)
