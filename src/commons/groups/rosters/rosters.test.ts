import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import yazl from 'yazl'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endAgreement } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { answerRosterQuestion } from './commands/answer-question.ts'
import { chooseColumns } from './commands/choose-columns.ts'
import { letRosterGo, stopRoster } from './commands/end-roster.ts'
import { countUnderAgreement, letGoOfAgreement } from './commands/let-go-of-agreement.ts'
import { receiveRoster } from './commands/receive-roster.ts'
import { startRoster } from './commands/start-roster.ts'
import { loadQuestions } from './store/questions.ts'
import { loadRefusedRows, loadRoster } from './store/rosters.ts'
import { agreed, allFields, must, rosterStage, testDay, type RosterStage } from './test-roster.ts'

let stage: RosterStage
beforeAll(async () => {
  stage = await rosterStage()
})
afterAll(() => stage.close())

let district = 0
const newParty = async (fields = allFields) => {
  district += 1
  const party = await stage.party(`Example District ${district}`)
  return { ...party, agreementId: await agreed(party.id, fields, stage.city), school: `School ${district}` }
}
const header = 'Student ID,Name,Date of birth,Home language,School,Grade,Class,Teacher'
const rosterOf = (rows: readonly string[]): string => [header, ...rows].join('\n')
const child = (
  number: number,
  school: string,
  edit: { name?: string; birth?: string; group?: string; id?: string } = {},
) =>
  [
    edit.id ?? `S${number}`,
    edit.name ?? `Child ${'abcdefghijkl'[number % 12]}${'mnopqrstuvwx'[Math.floor(number / 12) % 12]} Example`,
    edit.birth ?? `2016-${String(1 + (number % 12)).padStart(2, '0')}-17`,
    number % 2 === 0 ? 'German' : 'ar',
    school,
    '3',
    edit.group ?? (number % 2 === 0 ? '3a' : '3b'),
    'Wren Example',
  ].join(',')

/** Everything a roster writes, by names: what is there, whatever the ids. */
async function thereIs(partyId: Id): Promise<object> {
  const { rows } = await sql<{ part: string; name: string; who: string }>`
    select 'member' as part, g.name, p.legal_name || ' ' || p.birth_year || '-' || p.birth_month as who
    from groups_groups g join groups_members m on m.group_id = g.id and m.until_on is null
    join people_persons p on p.id = m.person_id where g.party_id = ${partyId}
    union all
    select 'adult', g.name, p.display_name from groups_groups g join groups_adults a on a.group_id = g.id
    and a.until_on is null join people_persons p on p.id = a.person_id where g.party_id = ${partyId}
    order by 1, 2, 3`.execute(stage.city.database.reader)
  return rows
}

test('a trial changes nothing; applied, children are in their classes under made-up names; a second run doubles nothing', async () => {
  const { id, school } = await newParty()
  const content = rosterOf(Array.from({ length: 20 }, (_, number) => child(number, school)))
  const tried = await stage.send(id, content, 'try')
  expect(tried.counts).toMatchObject({ rows: 20, created: 20, joined: 22, adults: 1, 'groups-created': 2, refused: 0 })
  expect(tried.schools).toEqual([{ name: school, groups: 2, children: 20, created: 20, left: 0 }])
  expect(await thereIs(id)).toEqual([])
  const applied = await stage.send(id, content)
  expect(applied).toMatchObject({ state: 'applied', fileKey: null, counts: tried.counts })
  const there = await thereIs(id)
  expect(there).toHaveLength(22)
  const { rows } = await sql<{ person_id: Id }>`select person_id from groups_roster_identities
    where party_id = ${id}`.execute(stage.city.database.reader)
  const people = await personsById(
    rows.map(({ person_id }) => person_id),
    stage.city,
  )
  const children = people.filter(({ legalName }) => legalName !== null)
  expect(children.every(({ displayName }) => /-\d\d$/u.test(displayName) && !displayName.includes('Example'))).toBe(
    true,
  )
  expect(new Set(children.map(({ language }) => language))).toEqual(new Set(['de', 'ar']))
  const again = await stage.send(id, content)
  expect(again.counts).toMatchObject({
    known: 20,
    created: 0,
    changed: 0,
    joined: 0,
    left: 0,
    adults: 0,
    'groups-created': 0,
  })
  expect(await thereIs(id)).toEqual(there)
  const events = await sql<{ about: object }>`select about from platform_outbox
    where name = 'groups.roster-applied' and about ->> 'partyId' = ${id}`.execute(stage.city.database.reader)
  expect(events.rows).toHaveLength(2)
  expect(JSON.stringify(events.rows)).not.toContain('Child')
}, 60_000)

test('P1 no day of birth, no pupil’s number and no file is kept', async () => {
  const { id, school } = await newParty()
  await stage.send(id, rosterOf([child(1, school, { id: 'NUMBER-4711', birth: '2016-04-23' })]))
  const client = await stage.city.database.connect('house')
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relname ~ '^(people|groups|platform_outbox|organisations)'`,
    )
    for (const { name } of tables) {
      const { rows } = await client.query(`select * from ${name}`)
      const text = JSON.stringify(rows)
      expect(text.includes('NUMBER-4711') || text.includes('2016-04-23'), name).toBe(false)
    }
  } finally {
    await client.end()
  }
  const kept: string[] = []
  for await (const name of stage.files.list('rosters/')) kept.push(name)
  expect(kept.filter((name) => name.includes(id))).toEqual([])
}, 60_000)

test('who is gone from the file leaves, who moved moves, a name that was mended is renewed; other schools are left alone', async () => {
  const { id, school } = await newParty()
  const other = `${school} West`
  await stage.send(id, rosterOf([child(1, school), child(2, school), child(3, school), child(4, other)]))
  const next = await stage.send(
    id,
    rosterOf([child(1, school, { group: '4b' }), child(2, school, { name: 'Childe b Example' })]),
  )
  expect(next.counts).toMatchObject({ known: 2, created: 0, changed: 1, joined: 2, 'groups-created': 1 })
  // Child 3 and the place of child 1 in 3b; the teacher answers for 4b now and for 3b no more.
  expect(await thereIs(id)).toMatchObject([
    { part: 'adult', name: '3a', who: 'Wren Example' },
    { part: 'adult', name: '3a', who: 'Wren Example' },
    { part: 'adult', name: '4b', who: 'Wren Example' },
    { part: 'member', name: '3a', who: 'Child em Example 2016-5' },
    { part: 'member', name: '3a', who: 'Childe b Example 2016-3' },
    { part: 'member', name: '4b' },
  ])
}, 60_000)

test('without numbers a child is known by name, month and school; where it may be another one, a person is asked', async () => {
  const { id, by, school } = await newParty()
  const plain = (rows: string[]) => ['Name,Date of birth,School,Class', ...rows].join('\n')
  await stage.send(id, plain([`Otter Example,2016-04,${school},3a`, `Finch Example,2016-05,${school},3a`]))
  const numbered = await stage.send(
    id,
    rosterOf([
      child(1, school, { name: 'Otter Example', birth: '2016-04-01', group: '3a' }),
      child(2, school, { name: 'Finsh Example', birth: '2016-05-01', group: '3a' }),
    ]),
  )
  expect(numbered.counts).toMatchObject({ recognised: 1, created: 0, asked: 1, left: 0 })
  await stage.send(id, rosterOf([child(2, school, { name: 'Finsh Example', birth: '2016-05-01', group: '3a' })]), 'try')
  const [question, ...more] = await stage.city.reading((tx) => loadQuestions(tx, [id], 10))
  expect(more).toEqual([])
  expect(question).toMatchObject({ because: 'nearly-the-same-name', written: { name: 'Finsh Example' } })
  const answer = { questionId: question!.id, personId: question!.candidates[0]! }
  const stranger: Actor = { kind: 'person', person: stage.city.newId(), roles: [] }
  expect(await answerRosterQuestion(answer, stranger, stage.city)).toMatchObject({ refusal: 'groups.roster-not-yours' })
  expect(await answerRosterQuestion({ ...answer, personId: stage.city.newId() }, by, stage.city)).toMatchObject({
    refusal: 'groups.roster-not-here',
  })
  must(await answerRosterQuestion(answer, by, stage.city))
  expect(await answerRosterQuestion(answer, by, stage.city)).toMatchObject({
    refusal: 'groups.roster-question-answered',
  })
  const { rows } = await sql`select written from groups_roster_questions where id = ${question!.id}`.execute(
    stage.city.database.reader,
  )
  expect(rows).toEqual([{ written: null }])
  const known = await stage.send(
    id,
    rosterOf([
      child(1, school, { name: 'Otter Example', birth: '2016-04-01', group: '3a' }),
      child(2, school, { name: 'Finsh Example', birth: '2016-05-01', group: '3a' }),
    ]),
  )
  expect(known.counts).toMatchObject({ known: 2, asked: 0, created: 0, changed: 1 })
}, 60_000)

test('bad rows are refused by number and reason, and the others go through: names in every script, 300 letters, turning marks', async () => {
  const { id, school } = await newParty()
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
  expect(JSON.stringify(await thereIs(id))).toContain('ليلى مثال')
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

  const { id, by, school, agreementId } = await newParty(['name', 'birth', 'school', 'group'])
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
  const { id, by, school } = await newParty()
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
  expect(await thereIs(id)).toHaveLength(4)
}, 60_000)

test('P1 of swapped columns nothing is read, whoever asks, until somebody puts them right', async () => {
  const { city, files } = stage
  const { id, by, school } = await newParty()
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
  expect(await thereIs(id)).toHaveLength(6)
}, 60_000)

test('P17 the end of an agreement takes real names, numbers and lists along, and leaves a made-up name', async () => {
  const { city } = stage
  const { id, by, school, agreementId } = await newParty()
  await stage.send(id, rosterOf([child(1, school), child(2, school)]))
  expect(await countUnderAgreement(agreementId, city)).toBe(3)
  must(await endAgreement(agreementId, by, city))
  expect(await letGoOfAgreement(agreementId, city)).toBe(3)
  expect(await letGoOfAgreement(agreementId, city)).toBe(0)
  expect(await thereIs(id)).toEqual([])
  const { rows } = await sql`select legal_name from people_persons where legal_name like 'Child%' and id in (
    select jsonb_array_elements_text(about -> 'personIds')::uuid from platform_outbox
    where name = 'people.facts-renewed' and by ->> 'because' = 'the end of an agreement')`.execute(city.database.reader)
  expect(rows).toEqual([])
}, 60_000)

async function packed(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), `${name}.csv`)
  zip.end()
  return buffer(zip.outputStream)
}

test('a OneRoster package gives the same kind of classes, with birth only where it was agreed', async () => {
  const files = (school: string) => ({
    manifest: ['propertyName,value', 'oneroster.version,1.2']
      .concat(
        ['academicSessions', 'orgs', 'classes', 'users', 'enrollments', 'demographics'].map((f) => `file.${f},bulk`),
      )
      .join('\n'),
    academicSessions: 'sourcedId,status,title,type,startDate,endDate\nt1,,Year,schoolYear,2026-06-01,2027-06-30',
    orgs: `sourcedId,status,name,type\ns1,,${school},school`,
    classes: 'sourcedId,status,title,grades,schoolSourcedId,termSourcedIds\nc1,,5c,05,s1,t1',
    users: 'sourcedId,status,givenName,familyName,grades\nu1,,Otter,Example,05\nu2,,Lark,Example,',
    enrollments:
      'sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,,c1,s1,u1,student\ne2,,c1,s1,u2,teacher\ne3,,c1,s1,u9,student',
    demographics: 'sourcedId,status,birthDate\nu1,,2015-03-09',
  })
  const whole = await newParty()
  const applied = await stage.send(whole.id, await packed(files(whole.school)))
  expect(applied.counts).toMatchObject({ created: 1, adults: 1, refused: 1 })
  expect(await thereIs(whole.id)).toEqual([
    { part: 'adult', name: '5c', who: 'Lark Example' },
    { part: 'member', name: '5c', who: 'Otter Example 2015-3' },
  ])
  const less = await newParty(['outside-id', 'school', 'group'])
  await stage.send(less.id, await packed(files(less.school)))
  const { rows } = await sql<{ legal_name: null; birth_year: null }>`
    select p.legal_name, p.birth_year from people_persons p join groups_roster_identities i on i.person_id = p.id
    where i.party_id = ${less.id}`.execute(stage.city.database.reader)
  expect(rows).toEqual([{ legal_name: null, birth_year: null }])
}, 60_000)

test('the same rows in another order give the same groups', async () => {
  const rowsOf = (school: string): string[] => [
    ...Array.from({ length: 10 }, (_, number) => child(number, number % 3 === 0 ? school.toUpperCase() : school)),
    child(3, school, { group: '3c' }),
    child(4, school, { name: 'Somebody Else', birth: '2014-01-01' }),
  ]
  const told = async (order: (rows: string[]) => string[]) => {
    const { id, school } = await newParty()
    const applied = await stage.send(id, rosterOf(order(rowsOf(school))))
    return { counts: applied.counts, there: await thereIs(id) }
  }
  const first = await told((rows) => rows)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), async (order) => {
      expect(await told((rows) => order.map((place) => rows[place]!))).toEqual(first)
    }),
    { numRuns: 4 },
  )
}, 120_000)
