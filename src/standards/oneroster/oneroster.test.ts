import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import yazl from 'yazl'
import { expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { readOneRoster } from './read-oneroster.ts'
import { rosterFiles, type RosterFile } from './words.ts'

const files = {
  manifest: `propertyName,value
manifest.version,1.0
oneroster.version,1.2
file.academicSessions,bulk
file.orgs,bulk
file.classes,bulk
file.users,bulk
file.roles,bulk
file.enrollments,bulk
file.demographics,bulk`,
  academicSessions: `sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
t1,,,Autumn,term,2026-09-01,2027-01-31,,2027
t2,,,Spring,term,2027-02-01,2027-07-31,,2027`,
  orgs: `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d,,,Example District,district,,
s1,,,Elm School,school,,d`,
  classes: `sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
c1,,,3b,03,,,homeroom,,s1,"t1,t2",,,`,
  users: `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
u1,,,true,otter,,Otter,Example,,,otter@example.org,,+15550142,,03,secret,,,,,,s1,
u2,,,true,wren,,Renata,Example,,,,,,,,,,,Wren,,,s1,
u3,tobedeleted,,true,gone,,Gone,Example,,,,,,,,,,,,,,s1,`,
  roles: 'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
  enrollments: `sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
e1,,,c1,s1,u1,student,false,2026-09-01,
e2,,,c1,s1,u2,teacher,true,,
e3,,,c1,s1,u3,student,false,,
e4,tobedeleted,,c1,s1,u1,student,false,,
e5,,,c9,s1,u1,student,false,,
e6,,,c1,s9,u1,student,false,,`,
  demographics: `sourcedId,status,dateLastModified,birthDate,sex
u1,,,2017-04-15,female`,
}

async function zipOf(contents: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(contents)) zip.addBuffer(Buffer.from(content), `${name}.csv`)
  zip.end()
  return buffer(zip.outputStream)
}
const everything: ReadonlySet<RosterFile> = new Set(rosterFiles)
const read = async (contents: Readonly<Record<string, string>>, open = everything) =>
  collect(readOneRoster(await zipOf(contents), { mostBytes: 1e7, open }))

test('each enrollment comes with its user, class, school and both its terms; what is deleted or leads nowhere does not', async () => {
  const { rows, mistakes } = await read(files)
  expect(rows.map(({ number, fields }) => [number, fields['role'], fields['givenName']])).toEqual([
    [2, 'student', 'Otter'],
    [3, 'teacher', 'Wren'],
  ])
  expect(rows[0]!.fields).toMatchObject({
    userId: 'u1',
    familyName: 'Example',
    birthDate: '2017-04-15',
    className: '3b',
    schoolName: 'Elm School',
    termStart: '2026-09-01',
    termEnd: '2027-07-31',
    beginDate: '2026-09-01',
  })
  expect(mistakes.map(({ number, reason }) => [number, reason])).toEqual([
    [4, 'oneroster.user-missing'],
    [6, 'oneroster.class-missing'],
    [7, 'oneroster.school-missing'],
  ])
})

test('passwords, telephones and mail are never passed on, and a file that was not agreed on is not opened', async () => {
  const { rows } = await read(files, new Set(['academicSessions'] as const))
  expect(rows[0]!.fields['birthDate']).toBe('')
  expect(JSON.stringify((await read(files)).rows)).not.toMatch(/secret|0142|otter@/)
})

const without = (name: keyof typeof files) =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file !== name))
test.each([
  ['no manifest', without('manifest'), 'oneroster.not-oneroster'],
  ['another version', { ...files, manifest: files.manifest.replace('1.2', '1.1') }, 'oneroster.other-version'],
  [
    'changes only',
    { ...files, manifest: files.manifest.replace('file.users,bulk', 'file.users,delta') },
    'oneroster.only-changes',
  ],
  ['users are missing', without('users'), 'oneroster.file-missing'],
])('%s: refused whole, with its reason', async (_what, contents, reason) => {
  const { rows, mistakes } = await read(contents)
  expect(rows).toEqual([])
  expect(mistakes).toMatchObject([{ reason, fatal: true }])
})

test('not a zip is a mistake, and nothing that is read ever throws', async () => {
  const nonsense = await collect(readOneRoster(Buffer.from('name\nOtter'), { mostBytes: 1e7, open: everything }))
  expect(nonsense.mistakes).toMatchObject([{ reason: 'archives.not-a-zip' }])
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'u1', 'c1', '\u202E', 'é') })
  await fc.assert(
    fc.asyncProperty(cell, fc.constantFrom(...rosterFiles, 'manifest' as const), async (content, file) => {
      await read({ ...files, [file]: content })
    }),
    { numRuns: 150 },
  )
})
