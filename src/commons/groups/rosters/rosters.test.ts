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
import { countUnderAgreement, letGoOfAgreement } from './commands/let-go-of-agreement.ts'
import { loadQuestions } from './store/questions.ts'
import { child, must, rosterOf, rosterStage, type RosterStage } from './test-roster.ts'

let stage: RosterStage
beforeAll(async () => {
  stage = await rosterStage()
})
afterAll(() => stage.close())

test('a trial changes nothing; applied, children are in their classes under made-up names; a second run doubles nothing', async () => {
  const { id, school } = await stage.newParty()
  const content = rosterOf(Array.from({ length: 20 }, (_, number) => child(number, school)))
  const tried = await stage.send(id, content, 'try')
  expect(tried.counts).toMatchObject({ rows: 20, created: 20, joined: 22, adults: 1, 'groups-created': 2, refused: 0 })
  expect(tried.schools).toEqual([{ name: school, groups: 2, children: 20, created: 20, left: 0 }])
  expect(await stage.thereIs(id)).toEqual([])
  const applied = await stage.send(id, content)
  expect(applied).toMatchObject({ state: 'applied', fileKey: null, counts: tried.counts })
  const there = await stage.thereIs(id)
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
  expect(await stage.thereIs(id)).toEqual(there)
  const events = await sql<{ about: object }>`select about from platform_outbox
    where name = 'groups.roster-applied' and about ->> 'partyId' = ${id}`.execute(stage.city.database.reader)
  expect(events.rows).toHaveLength(2)
  expect(JSON.stringify(events.rows)).not.toContain('Child')
}, 60_000)

test('P1 no day of birth, no pupil’s number and no file is kept', async () => {
  const { id, school } = await stage.newParty()
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
  const { id, school } = await stage.newParty()
  const other = `${school} West`
  await stage.send(id, rosterOf([child(1, school), child(2, school), child(3, school), child(4, other)]))
  const next = await stage.send(
    id,
    rosterOf([child(1, school, { group: '4b' }), child(2, school, { name: 'Childe b Example' })]),
  )
  expect(next.counts).toMatchObject({ known: 2, created: 0, changed: 1, joined: 2, 'groups-created': 1 })
  // Child 3 and the place of child 1 in 3b; the teacher answers for 4b now and for 3b no more.
  expect(await stage.thereIs(id)).toMatchObject([
    { part: 'adult', name: '3a', who: 'Wren Example' },
    { part: 'adult', name: '3a', who: 'Wren Example' },
    { part: 'adult', name: '4b', who: 'Wren Example' },
    { part: 'member', name: '3a', who: 'Child em Example 2016-5' },
    { part: 'member', name: '3a', who: 'Childe b Example 2016-3' },
    { part: 'member', name: '4b' },
  ])
}, 60_000)

test('without numbers a child is known by name, month and school; where it may be another one, a person is asked', async () => {
  const { id, by, school } = await stage.newParty()
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

test('P17 the end of an agreement takes real names, numbers and lists along, and leaves a made-up name', async () => {
  const { city } = stage
  const { id, by, school, agreementId } = await stage.newParty()
  await stage.send(id, rosterOf([child(1, school), child(2, school)]))
  expect(await countUnderAgreement(agreementId, city)).toBe(3)
  must(await endAgreement(agreementId, by, city))
  expect(await letGoOfAgreement(agreementId, city)).toBe(3)
  expect(await letGoOfAgreement(agreementId, city)).toBe(0)
  expect(await stage.thereIs(id)).toEqual([])
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
  const whole = await stage.newParty()
  const applied = await stage.send(whole.id, await packed(files(whole.school)))
  expect(applied.counts).toMatchObject({ created: 1, adults: 1, refused: 1 })
  expect(await stage.thereIs(whole.id)).toEqual([
    { part: 'adult', name: '5c', who: 'Lark Example' },
    { part: 'member', name: '5c', who: 'Otter Example 2015-3' },
  ])
  const less = await stage.newParty(['outside-id', 'school', 'group'])
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
    const { id, school } = await stage.newParty()
    const applied = await stage.send(id, rosterOf(order(rowsOf(school))))
    return { counts: applied.counts, there: await stage.thereIs(id) }
  }
  const first = await told((rows) => rows)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), async (order) => {
      expect(await told((rows) => order.map((place) => rows[place]!))).toEqual(first)
    }),
    { numRuns: 4 },
  )
}, 120_000)
