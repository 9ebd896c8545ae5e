import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { chooseColumns } from './commands/choose-columns.ts'
import { letRosterGo, stopRoster } from './commands/end-roster.ts'
import { receiveRoster } from './commands/receive-roster.ts'
import { startRoster } from './commands/start-roster.ts'
import { loadRefusedRows, loadRoster } from './store/rosters.ts'
import { child, must, rosterOf, rosterStage, testDay, type RosterStage } from './test-roster.ts'

let stage: RosterStage
beforeAll(async () => {
  stage = await rosterStage()
})
afterAll(() => stage.close())

test('bad rows are refused by number and reason, and the others go through: names in every script, 300 letters, turning marks', async () => {
  const { id, school } = await stage.newParty()
  const long = `${'ä'.repeat(292)} Example`
  const applied = await stage.send(
    id,
    rosterOf([
      child(1, school, { name: `${long}x` }),
      child(2, school, { name: long }),
      child(3, school, { name: '\u202Eليلى مثال\u200B' }),
      child(4, school, { name: '김하늘' }),
      child(5, school, { birth: 'last spring' }),
      child(6, school, { birth: '2031-01-01' }),
      child(7, school, { group: ' ' }),
      child(8, school, { id: 'S9' }),
      child(9, school),
      child(10, ' '),
    ]),
  )
  expect(applied.counts).toMatchObject({ created: 3, refused: 7 })
  expect(await stage.city.reading((tx) => loadRefusedRows(tx, applied.id, 100))).toEqual([
    { row: 2, column: 'Name', reason: 'name-too-long' },
    { row: 6, column: 'Date of birth', reason: 'birth-unreadable' },
    { row: 7, column: 'Date of birth', reason: 'birth-in-the-future' },
    { row: 8, column: 'Class', reason: 'no-group' },
    { row: 9, column: '', reason: 'one-number-two-people' },
    { row: 10, column: '', reason: 'one-number-two-people' },
    { row: 11, column: 'School', reason: 'no-school' },
  ])
  expect(JSON.stringify(await stage.thereIs(id))).toContain('ليلى مثال')
}, 60_000)

test('without an agreement nothing is read; outside of it a column is refused by its name; what went over is noted', async () => {
  const { files, city } = stage
  const stranger = await stage.party('Unagreed District')
  const season = { fromOn: '2026-06-01', untilOn: '2027-07-31', language: 'en', today: testDay } as never as object
  const fileKey = 'rosters/unagreed'
  await files.put(fileKey, Buffer.from(rosterOf([child(1, 'X')])))
  const sent = { partyId: stranger.id, fileKey, ...season } as never
  expect(await receiveRoster(sent, stranger.by, city, files)).toMatchObject({ refusal: 'groups.roster-no-agreement' })
  expect(await files.exists(fileKey)).toBe(false)

  const { id, by, school, agreementId } = await stage.newParty(['name', 'birth', 'school', 'group'])
  const applied = await stage.send(id, rosterOf([child(1, school)]))
  expect(Object.keys(applied.mapping!.columns).sort()).toEqual(['birth', 'group', 'name', 'school'])
  const { rows } = await sql<{ fields: string[]; about: Id[]; how: string }>`
    select fields, about, how from organisations_disclosures where agreement_id = ${agreementId}`.execute(
    city.database.reader,
  )
  expect(rows).toMatchObject([{ how: 'roster' }])
  expect(rows[0]!.about).toHaveLength(1)
  expect([...rows[0]!.fields].sort()).toEqual(['birth', 'group', 'name', 'school'])

  const tried = await stage.send(id, rosterOf([child(1, school)]), 'try')
  const mapping = { ...tried.mapping!, columns: { ...tried.mapping!.columns, language: 'Home language' } }
  expect(await chooseColumns({ rosterId: tried.id, mapping, today: testDay }, by, city)).toEqual({
    ok: false,
    refusal: 'groups.roster-outside-agreement',
    facts: { columns: 'Home language' },
  })
  const nobody: Actor = { kind: 'person', person: city.newId(), roles: [] }
  for (const act of [
    chooseColumns({ rosterId: tried.id, mapping, today: testDay }, nobody, city),
    startRoster({ rosterId: tried.id, how: 'apply', today: testDay }, nobody, city, stage),
    stopRoster(tried.id, nobody, city, stage.jobs),
    letRosterGo(tried.id, nobody, city, files),
  ])
    expect(await act).toMatchObject({ refusal: 'groups.roster-not-yours' })
  must(await letRosterGo(tried.id, by, city, files))
  must(await letRosterGo(tried.id, by, city, files))
  expect(await startRoster({ rosterId: tried.id, how: 'try', today: testDay }, by, city, stage)).toMatchObject({
    refusal: 'groups.roster-file-gone',
  })
  expect(await startRoster({ rosterId: applied.id, how: 'apply', today: testDay }, by, city, stage)).toMatchObject({
    refusal: 'groups.roster-file-gone',
  })
}, 60_000)

test('a stopped roster is begun again and goes on; it is applied only once it was tried', async () => {
  const { city, files, jobs } = stage
  const { id, by, school } = await stage.newParty()
  const fileKey = `rosters/${city.newId()}`
  await files.put(fileKey, Buffer.from(rosterOf([child(1, school), child(2, school)])))
  const season = { fromOn: '2026-06-01', untilOn: '2027-07-31', language: 'en', today: testDay } as never as object
  const { rosterId } = must(await receiveRoster({ partyId: id, fileKey, ...season } as never, by, city, files))
  const start = (how: 'try' | 'apply') => startRoster({ rosterId, how, today: testDay }, by, city, stage)
  expect(await start('apply')).toMatchObject({ refusal: 'groups.roster-try-first' })
  await jobs.waitFor(must(await start('try')).jobId)
  const { jobId } = must(await start('apply'))
  must(await stopRoster(rosterId, by, city, jobs))
  must(await stopRoster(rosterId, by, city, jobs))
  await jobs.waitFor(jobId)
  expect((await city.reading((tx) => loadRoster(tx, rosterId)))!.state).toBe('stopped')
  await jobs.waitFor(must(await start('apply')).jobId)
  expect((await city.reading((tx) => loadRoster(tx, rosterId)))!).toMatchObject({ state: 'applied' })
  expect(await stage.thereIs(id)).toHaveLength(4)
}, 60_000)

test('P1 of swapped columns nothing is read, whoever asks, until somebody puts them right', async () => {
  const { city, files } = stage
  const { id, by, school } = await stage.newParty()
  const fileKey = `rosters/${city.newId()}`
  const swapped = 'Student ID,Date of birth,Name,Home language,School,Grade,Class,Teacher'
  const rows = [1, 2, 3, 4].map((number) => child(number, school))
  await files.put(fileKey, Buffer.from([swapped, ...rows].join('\n')))
  const season = { fromOn: '2026-06-01', untilOn: '2027-07-31', language: 'en', today: testDay } as never as object
  const { rosterId } = must(await receiveRoster({ partyId: id, fileKey, ...season } as never, by, city, files))
  const start = (how: 'try' | 'apply') => startRoster({ rosterId, how, today: testDay }, by, city, stage)
  for (const how of ['try', 'apply'] as const)
    expect(await start(how)).toMatchObject({ refusal: 'groups.roster-columns-doubtful' })
  const roster = (await city.reading((tx) => loadRoster(tx, rosterId)))!
  expect(roster).toMatchObject({ state: 'sent', jobId: null, counts: { rows: 0 } })
  const { columns } = roster.mapping!
  const mapping = { ...roster.mapping!, columns: { ...columns, name: columns.birth!, birth: columns.name! } }
  must(await chooseColumns({ rosterId, mapping, today: testDay }, by, city))
  for (const how of ['try', 'apply'] as const) await stage.jobs.waitFor(must(await start(how)).jobId)
  expect(await stage.thereIs(id)).toHaveLength(6)
}, 60_000)
