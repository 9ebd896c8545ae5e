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

test('three ecosystems are told with their real feeds, and telling again changes nothing', async () => {
  const files = openLocalFiles(folder)
  defineFeedJobs({ jobs, files, database, directory: await openDirectory(database) })
  await jobs.work()
  const lines: string[] = []
  await tellDemonstration({ database, jobs, files }, { tell: (line) => lines.push(line) })
  await tellDemonstration({ database, jobs, files }, { tell: (line) => lines.push(line) })
  expect(lines).toHaveLength(3)

  const directory = await openDirectory(database)
  const told = async (slug: string) => {
    const [source] = await sourcesOfEcosystem(database.city(directory.bySlug(slug)!.id, slug))
    return { created: source!.lastImport!.counts.created, shiftDays: source!.shiftDays }
  }
  expect(await told('chicago')).toEqual({ created: 12_376, shiftDays: 882 })
  expect(await told('madrid')).toEqual({ created: 1_001, shiftDays: 392 })
  expect(await told('coerde')).toEqual({ created: 143, shiftDays: 91 })
}, 120_000)
