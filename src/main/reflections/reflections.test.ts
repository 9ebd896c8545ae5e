import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { clearanceForm, enrolPerson, recordClearance } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { markEntry, openSignUp, takePart } from '#learning/participation'
import { recordInFull } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { endDays } from '../../learning/participation/commands/end-days.ts'
import { openingForm, takePartForm } from '../../learning/participation/words.ts'
import { photoFromTelephone } from '../../standards/media/test-media.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

let it: HouseOfHosts
let wren: { person: Id; cookie: string }
let hazel: { person: Id; cookie: string }
let entryId: Id
let occasionId: Id
let robin: Actor
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }

beforeAll(async () => {
  it = await houseOfHosts()
  const { city, database } = it.here
  const on = '2026-06-20' as Day
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const session = sampleSession('one', { when: { form: 'dated', startOn: on, startTime, endOn: on, endTime } })
  const draft = sampleDraft('moths', { hostName: 'Moth Museum', sessions: [session] })
  const { id: opportunityId } = must(await writeOpportunity({ id: null, draft }, house, city))
  const [row] = await city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', opportunityId).execute(),
  )
  const opening = openingForm.parse({ sessionId: row!.id, days: [on], seats: 3 })
  occasionId = must(await openSignUp({ opportunityId, form: opening }, house, city))[0]!
  hazel = await it.somebody('Hazel Example', 'guardian', null)
  const account = await it.somebody('Somebody Else', null, null)
  // The child comes in by the session of an account of its own.
  const childId = must(
    await enrolPerson({ displayName: 'Wren', birth: { year: 2016, month: 1 } }, house, city),
  ).personId
  await city.transaction((tx) =>
    tx.updateTable('people_links').set({ person_id: childId }).where('person_id', '=', account.person).execute(),
  )
  wren = { person: childId, cookie: account.cookie }
  const mother: Actor = { kind: 'person', person: hazel.person, roles: [] }
  const link = { childId, guardianId: hazel.person, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, house, city, place))
  const said = { childId, speakerId: hazel.person, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, mother, city, place))
  const form = takePartForm.parse({ occasionId, personIds: [childId], together: true, request: city.newId() })
  entryId = must(await takePart(form, mother, city))[0]!.id
  robin = { kind: 'person', person: it.robin.person, roles: [{ role: 'host', organisation: it.museum.id }] }
  const shown = { kind: 'background-check', number: '1', authority: 'Registry', jurisdiction: 'DE' }
  const clearance = { ...shown, personId: it.robin.person, issuedOn: '2026-01-01', expiresOn: '2027-12-31' }
  must(await recordClearance({ form: clearanceForm.parse(clearance), today: '2026-06-17' as Day }, house, city))
  database.clock.hold(instant(Date.parse('2026-06-20T08:05:00Z')))
  must(await markEntry({ entryId, form: { as: 'attended' } }, robin, city))
  database.clock.hold(instant(Date.parse('2026-06-20T10:01:00Z')))
  await endDays(city)
  await it.work()
})
afterAll(() => it.close())

const page = () => `/me/after/${entryId}`
const facts = async () => {
  const all = (await recordInFull(wren.person, it.here.city)).facts
  return all
    .filter(({ kind }) => kind === 'reflected')
    .map(({ words, visibility, amends, causes }) => ({
      words,
      visibility,
      amends: amends?.as ?? null,
      causes: causes.map((cause) => all.find(({ id }) => id === cause)?.kind),
    }))
}

const boundary = 'five-leaves'
const upload = (fields: Record<string, string>, files: Record<string, readonly [string, Buffer]>, cookie: string) => {
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...Object.entries(files).flatMap(([name, [fileName, content]]) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${fileName}"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return it.here.app.inject({
    method: 'POST',
    url: `/somewhere${page()}`,
    headers: {
      cookie,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
    },
    payload: Buffer.concat(parts),
  })
}

test('P22 a PDF called a photo and a photo of twenty megabytes are refused with a sentence, and what was typed stays', async () => {
  const words = 'The moth was larger than my hand.'
  const pdf = await upload({ words }, { photo: ['moth.jpg', Buffer.from('%PDF-1.7 …')] }, wren.cookie)
  expect(pdf.statusCode).toBe(422)
  expect(pdf.body).toContain('This is not a photo, whatever it is called.')
  expect(pdf.body).toContain(words)
  const large = await upload({ words }, { photo: ['moth.jpg', Buffer.alloc(20_000_000, 1)] }, wren.cookie)
  expect(large.statusCode).toBe(422)
  expect(large.body).toContain('This photo is larger than 10 megabytes.')
  expect((await upload({ words: ' ' }, {}, wren.cookie)).body).toContain('Write something, or add a photo')
  expect((await upload({ words }, {}, hazel.cookie)).statusCode).toBe(403)
  for await (const name of it.here.desk.files.list('reflections/')) throw new Error(`${name} was kept`)
})

test('what a child says is in the record as looking back, after the afternoon and without its words; kept to itself it is private', async () => {
  const words = 'The moth was larger than my hand.'
  const told = await upload({ words, visibleTo: 'family' }, { photo: ['moth.jpg', photoFromTelephone()] }, wren.cookie)
  expect(told.statusCode).toBe(303)
  await it.work()
  expect(await facts()).toEqual([{ words: null, visibility: 'shared', amends: null, causes: ['attended'] }])
  const hers = await it.get(page(), hazel.cookie)
  expect(hers.body).toContain(words)
  const src = /src="\/somewhere(\/reflections\/[\w-]{36}\/photo)\?/.exec(hers.body)![1]!
  const photo = await it.get(src, hazel.cookie)
  expect(photo.headers['content-type']).toBe('image/jpeg')
  expect(photo.rawPayload.includes('GPS')).toBe(false)
  expect(photo.rawPayload.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect((await it.get(src)).statusCode).toBe(404)
  await it.post(`${page()}/audience`, { visibleTo: 'own' }, wren.cookie)
  await it.work()
  expect((await facts()).at(-1)).toEqual({
    words: null,
    visibility: 'private',
    amends: 'correction',
    causes: ['attended'],
  })
  expect((await it.get(page(), hazel.cookie)).body).not.toContain(words)
  expect((await it.get(src, hazel.cookie)).statusCode).toBe(404)
  await it.post(`${page()}/take-back`, {}, wren.cookie)
  await it.work()
  expect((await facts()).at(-1)).toMatchObject({ amends: 'withdrawal' })
  await it.work()
  expect(await facts()).toHaveLength(3)
})

test('P18 a photo is itself in the copies of child and mother; she deletes it after she was asked once more, the child reads of it, once, and the file is gone', async () => {
  const told = await upload(
    { words: 'Moths', visibleTo: 'family' },
    { photo: ['moth.jpg', photoFromTelephone()] },
    wren.cookie,
  )
  expect(told.statusCode).toBe(303)
  const hers = (await it.get(page(), hazel.cookie)).body
  expect(hers).toContain('Yes, delete the photo for good')
  expect(hers).toContain('The child is told that you did it.')
  const src = /src="\/somewhere(\/reflections\/[\w-]{36}\/photo)\?/.exec(hers)![1]!
  // The file itself is in the copies of both, as it was shown.
  const shown = (await it.get(src, wren.cookie)).rawPayload
  for (const copy of [
    await it.here.app.inject({ url: '/me/everything.zip', headers: { host: 'localhost', cookie: wren.cookie } }),
    await it.get(`/me/family/${wren.person}/everything.zip`, hazel.cookie),
  ]) {
    expect(copy.headers['content-type']).toBe('application/zip')
    expect(copy.rawPayload.includes(`reflections/${entryId}/photo.jpg`)).toBe(true)
    // Not pressed any smaller, its bytes stand there as they are.
    expect(copy.rawPayload.includes(shown)).toBe(true)
    // An archive that was cut off has no such end.
    expect(copy.rawPayload.subarray(-22, -18).toString('latin1')).toBe('PK\x05\x06')
  }
  expect((await it.get(src, wren.cookie)).statusCode).toBe(200)
  for (let time = 0; time < 2; time += 1) {
    expect((await it.post(`${page()}/photo/remove`, {}, hazel.cookie)).statusCode).toBe(303)
    await it.work()
  }
  expect((await it.get(src, wren.cookie)).statusCode).toBe(404)
  for await (const name of it.here.desk.files.list('reflections/')) throw new Error(`${name} was kept`)
  const notices = await it.here.city.reading((tx) =>
    tx.selectFrom('messages_notices').select('for_id').where('kind', '=', 'reflections.file-removed').execute(),
  )
  expect(notices).toEqual([{ for_id: wren.person }])
  const without = await it.get(`/me/family/${wren.person}/everything.zip`, hazel.cookie)
  expect(without.rawPayload.includes(`reflections/${entryId}`)).toBe(false)
  await it.post(`${page()}/take-back`, {}, wren.cookie)
  await it.work()
})

test('a host reads what is shown, and gives numbers; a paper’s number is asked about by anybody, and the name only by the link', async () => {
  await upload({ words: 'Shown', visibleTo: 'host' }, {}, wren.cookie)
  const day = `/host/days/${occasionId}/after`
  expect((await it.get(day, hazel.cookie)).statusCode).toBe(403)
  expect((await it.get(day)).body).toContain('Shown')
  expect((await it.post(`/host/days/${occasionId}/rating`, { relationship: '9' })).statusCode).toBe(422)
  const scores = { relationship: '4', relevance: '5', excitement: '5' }
  expect((await it.post(`/host/days/${occasionId}/rating`, scores)).statusCode).toBe(303)
  expect((await it.post(`${page()}/rating`, scores, wren.cookie)).statusCode).toBe(303)
  expect((await it.get(page(), wren.cookie)).body).toContain('What the house says of the day as a whole')

  expect((await it.post(`${page()}/certificate`, {}, hazel.cookie)).statusCode).toBe(303)
  const made = (await it.get(page(), hazel.cookie)).body
  const plain = /href="\/somewhere(\/certificates\/\w{12})"/.exec(made)![1]!
  const verified = await it.get(plain, '')
  expect(verified.statusCode).toBe(200)
  expect(verified.body).toContain('This certificate is ours and stands.')
  expect(verified.body).toContain('2 hours')
  expect(verified.body).not.toContain('Wren')
  await it.post(`${page()}/name`, { show: 'yes' }, hazel.cookie)
  expect((await it.get(page(), hazel.cookie)).body).not.toContain('signature=')
  await it.post(`${page()}/name`, { show: 'yes' }, wren.cookie)
  const link = /href="\/somewhere(\/certificates\/\w{12}\?by=[^"]+)"/.exec(
    (await it.get(page(), hazel.cookie)).body,
  )![1]!
  const named = link.replaceAll('&amp;', '&')
  expect((await it.get(named, '')).body).toContain('Wren')
  expect((await it.get(named.replace(/signature=./, 'signature=_'), '')).body).not.toContain('Wren')
  expect((await it.get('/certificates/000000000000', '')).statusCode).toBe(404)
  const typed = plain.slice(-12).toLowerCase()
  expect((await it.get(`/certificates?number=${typed.slice(0, 4)}-${typed.slice(4)}`, '')).headers['location']).toBe(
    `/somewhere${plain}`,
  )
  const pdf = await it.get(`${page()}/certificate.pdf`, hazel.cookie)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect((await it.post(`/host/days/${occasionId}/certificates`, {})).headers['content-type']).toBe('application/pdf')

  // Put right at the door, the paper stands no more.
  must(await markEntry({ entryId, form: { as: 'absent' } }, robin, it.here.city))
  await it.work()
  expect((await it.get(plain, '')).body).toContain('It does not stand any more.')
})
