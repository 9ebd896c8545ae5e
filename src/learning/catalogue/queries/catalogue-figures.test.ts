import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { Tx } from '#platform/database/city.ts'
import { sampleDraft, sampleSession } from '../commands/sample-drafts.ts'
import { saveFromSource } from '../commands/save-from-source.ts'
import { catalogueFigures, figuresQuery, joinInOnePass } from './catalogue-figures.ts'

const by: Actor = { kind: 'system', because: 'import' }
const many = 600
let city: TestCity

beforeAll(async () => {
  city = await testCity()
  // Nobody counts them while we look.
  const owner = await city.database.connect('tests')
  for (const table of ['catalogue_sessions', 'catalogue_opportunities'])
    await owner.query(`alter table ${table} set (autovacuum_enabled = false)`)
  await owner.end()
  const drafts = Array.from({ length: many }, (_, at) =>
    sampleDraft(`draft-${at}`, { sessions: [sampleSession(`a-${at}`), sampleSession(`b-${at}`)] }),
  )
  const sourceId = city.newId()
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, by))
})
afterAll(() => city.close())

interface Step {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Step[]
}

const tablesIn = (step: Step): string[] => [
  ...(step['Relation Name'] === undefined ? [] : [step['Relation Name']]),
  ...(step.Plans ?? []).flatMap(tablesIn),
]
const stepsOf = (step: Step): Step[] => [step, ...(step.Plans ?? []).flatMap(stepsOf)]

/** Steps that look through one table for each row of another. */
async function rowByRow(tx: Tx): Promise<Step[]> {
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: Step }[] }>`
    explain (format json) ${figuresQuery('2026-06-01' as Day, 'all')}`.execute(tx)
  const steps = stepsOf(rows[0]!['QUERY PLAN'][0]!.Plan)
  expect(steps.filter((step) => step['Relation Name']?.startsWith('catalogue_'))).toHaveLength(3)
  return steps.filter((step) => step['Node Type'] === 'Nested Loop' && tablesIn(step).length > 1)
}

test('all is counted, each table read once, though nobody has counted the tables yet', async () => {
  expect((await catalogueFigures(city, 'all')).listings).toBe(many * 2)
  // PostgreSQL's mark for a table it has never counted.
  const { rows } = await city.reading((tx) =>
    sql`select distinct reltuples from pg_class where relname in ('catalogue_sessions', 'catalogue_opportunities')`.execute(
      tx,
    ),
  )
  expect(rows).toEqual([{ reltuples: -1 }])
  const steps = await city.reading(async (tx) => {
    await joinInOnePass(tx)
    return rowByRow(tx)
  })
  expect(steps).toEqual([])
})

test('left to itself the planner would go row by row, so that the first test can fail', async () => {
  expect(await city.reading(rowByRow)).not.toEqual([])
})
