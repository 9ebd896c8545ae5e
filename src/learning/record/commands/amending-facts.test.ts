import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { sourceOf } from '../policy.ts'
import {
  hour,
  at,
  city,
  museum,
  library,
  openRecord,
  learner,
  leader,
  told,
  takeOne,
  taken,
  recordOf,
  eventsAbout,
  refusedByDatabase,
} from '../test-record.ts'

openRecord()

test('a correction and a withdrawal are new facts; what is amended stays, and is amended once', async () => {
  const id = await learner()
  const host = await leader(museum)
  const visit = told(id, { source: sourceOf(museum) })
  const factId = await taken(visit, host)
  const corrected = told(id, {
    source: sourceOf(museum),
    untilAt: at + 2 * hour,
    amends: { factId, as: 'correction', why: 'They stayed an hour longer' },
  })
  expect(await takeOne(corrected, await leader(library))).toMatchObject({ refusal: 'record.not-yours' })
  const correction = await taken(corrected, host)
  const twice = { ...corrected, originalId: 'again' }
  expect(await takeOne(twice, host)).toMatchObject({ refusal: 'record.amended-already' })
  expect(await takeOne({ ...twice, learner: { id: await learner() } }, host)).toMatchObject({
    refusal: 'record.amends-not-here',
  })
  const gone = {
    ...corrected,
    originalId: 'gone',
    amends: { factId: correction, as: 'withdrawal', why: 'Not there' } as const,
  }
  const withdrawal = await taken(gone, host)
  expect(await recordOf(id)).toMatchObject([
    { id: factId, minutes: 60, amends: null },
    { id: correction, minutes: 120, amends: { factId, as: 'correction' } },
    { id: withdrawal, minutes: 120, amends: { factId: correction, as: 'withdrawal', why: 'Not there' } },
  ])
  expect((await eventsAbout(id)).map(({ name }) => name)).toEqual([
    'record.fact-taken',
    'record.fact-corrected',
    'record.fact-withdrawn',
  ])
})

test('two corrections of one fact at the same moment: one is taken, the other is told', async () => {
  const id = await learner()
  const factId = await taken(told(id))
  const amends = { factId, as: 'correction', why: 'A slip' } as const
  const both = await Promise.all([takeOne(told(id, { amends })), takeOne(told(id, { amends }))])
  expect(both.map((one) => (one.ok ? 'taken' : one.refusal)).toSorted()).toEqual(['record.amended-already', 'taken'])
})

test('the database itself refuses to edit, to empty, to remove, and to make a cause of what came later', async () => {
  const id = await learner()
  const [early, late, other] = [await taken(told(id)), await taken(told(id)), await taken(told(await learner()))]
  expect(await refusedByDatabase(sql`update record_facts set minutes = 1 where id = ${early}`)).toMatch(
    /permission denied/,
  )
  expect(await refusedByDatabase(sql`delete from record_facts where id = ${early}`)).toMatch(/only grows/)
  const owner = await city.database.connect('tests')
  for (const statement of [
    `update record_facts set minutes = 1`,
    'truncate record_facts cascade',
    `delete from record_facts`,
  ]) {
    await owner.query('begin')
    await owner.query(`select set_config('hedgerow.ecosystem', '${city.ecosystemId}', true)`)
    await expect(owner.query(statement)).rejects.toThrow(/only grows/)
    await owner.query('rollback')
  }
  await owner.end()
  const cause = (fact: Id, of: Id) =>
    sql`insert into record_causes (ecosystem_id, learner_id, fact_id, cause_id)
      values (platform_ecosystem(), ${id}, ${fact}, ${of})`
  expect(await refusedByDatabase(cause(early, late))).toMatch(/before its effect/)
  expect(await refusedByDatabase(cause(early, early))).toMatch(/before its effect/)
  expect(await refusedByDatabase(cause(late, other))).toMatch(/foreign key|before its effect/)
  expect(await recordOf(id)).toHaveLength(2)
})
