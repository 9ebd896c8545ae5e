import { afterAll, beforeAll, expect, test } from 'vitest'
import { buffer } from 'node:stream/consumers'
import { giveRole } from '#commons/people'
import { completeEntries, markEntry } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { photoFromTelephone, sample } from '../../../standards/media/test-media.ts'
import { idOf, must, system } from '../../participation/test-occasion.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { certificateSeen } from '../queries/certificates-seen.ts'
import { dayAfter } from '../queries/day-after.ts'
import { fileSeen } from '../queries/file-seen.ts'
import type { Audience } from '../words.ts'
import { showReflection, takeBackReflection } from './change-reflection.ts'
import { issueCertificate, showName, voidCertificate } from './issue-certificate.ts'
import { printForDay } from './print-for-day.ts'
import { scanFile } from './scan-file.ts'
import { doorOpen, over, openAfterDays, type AfterDays } from './test-after-day.ts'

let room: AfterDays
let it: AfterDays['it']
let store: AfterDays['store']
beforeAll(async () => {
  room = await openAfterDays()
  ;({ it, store } = room)
})
afterAll(() => room.close())

test('P22 a child says how it was, with a photo that has lost its place; said anew it is one, taken back nothing is left', async () => {
  const { child, mother, entryId } = await room.afterDay()
  const told = must(await room.tell(child, entryId, { photo: photoFromTelephone(), voice: sample('webm') }))
  expect(told.files.map(({ kind, mediaType, state }) => `${kind} ${mediaType} ${state}`)).toEqual([
    'photo image/jpeg kept',
    'voice audio/webm kept',
  ])
  const names = await store.stored()
  expect(names).toHaveLength(2)
  const photo = must(await fileSeen({ reflectionId: told.id, kind: 'photo' }, child, it.city, store.files))
  expect((await buffer(photo.content)).includes('GPS')).toBe(false)
  const again = must(await room.tell(child, entryId, { words: '', photo: sample('png') }))
  expect(again).toMatchObject({ id: told.id, step: 2, words: null })
  expect((await store.stored()).filter((name) => names.includes(name))).toHaveLength(1)
  expect(await takeBackReflection({ entryId }, mother, it.city, store.files)).toMatchObject({
    refusal: 'reflections.not-here',
  })
  must(await takeBackReflection({ entryId }, child, it.city, store.files))
  expect(await store.stored()).toEqual([])
  expect(await room.seen(child, entryId)).toBeNull()
})

test('nobody says how it was who was not there, not before it is over, not for another, and not nothing', async () => {
  const { child, mother, entryId, occasionId } = await room.afterDay(2)
  expect(await room.tell(mother, entryId)).toMatchObject({ refusal: 'reflections.not-yours' })
  expect(await room.tell(child, it.city.newId())).toMatchObject({ refusal: 'reflections.not-here' })
  expect(await room.tell(child, entryId, { words: ' ' })).toMatchObject({ refusal: 'reflections.says-nothing' })
  it.city.clock.hold(doorOpen)
  expect(await room.tell(child, entryId)).toMatchObject({ refusal: 'reflections.not-over' })
  must(await markEntry({ entryId, form: { as: 'absent' } }, it.host, it.city))
  it.city.clock.hold(over)
  expect(await room.tell(child, entryId)).toMatchObject({ refusal: 'reflections.was-not-there' })
  expect(must(await dayAfter(occasionId, it.host, it.city)).papers).toBe(1)
})

test.each([
  ['a PDF called a photo', { photo: Buffer.from('%PDF-1.7') }, 'reflections.photo-no-kind'],
  ['a packed archive called a photo', { photo: Buffer.from('PK\x03\x04') }, 'reflections.photo-no-kind'],
  ['a photo that is cut off', { photo: sample('png').subarray(0, 60) }, 'reflections.photo-malformed'],
  ['a photo of more than ten megabytes', { photo: Buffer.alloc(10_000_001) }, 'reflections.photo-too-large'],
  ['a picture for a voice', { voice: sample('jpeg') }, 'reflections.voice-no-kind'],
] as const)('%s is refused, and nothing of it is kept', async (_what, given, refusal) => {
  const { child, entryId } = await room.afterDay()
  const before = await store.stored()
  expect(await room.tell(child, entryId, given)).toMatchObject({ refusal })
  expect(await store.stored()).toEqual(before)
})

test('who reads it is the learner’s choice at every moment: alone, the family, hosts or mentors of that house', async () => {
  const { child, mother, entryId, occasionId } = await room.afterDay()
  const stranger = await it.adult()
  const told = must(await room.tell(child, entryId, { photo: sample('jpeg'), visibleTo: 'own' }))
  const atHouse = async (by: Actor) => must(await dayAfter(occasionId, by, it.city)).reflections.length
  const file = async (by: Actor) =>
    (await fileSeen({ reflectionId: told.id, kind: 'photo' }, by, it.city, store.files)).ok
  const mentorId = idOf(await it.adult())
  const mentor: Actor = { kind: 'person', person: mentorId, roles: [{ role: 'mentor', organisation: it.museum }] }
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: mentorId, role: 'mentor', organisationId: it.museum, ...span }, system, it.city))
  expect(await room.seen(mother, entryId)).toBeNull()
  expect([await file(child), await file(mother), await file(it.host)]).toEqual([true, false, false])
  const show = async (visibleTo: Audience) => must(await showReflection({ entryId, visibleTo }, child, it.city))
  await show('family')
  expect([await file(mother), await file(it.host), await atHouse(it.host)]).toEqual([true, false, 0])
  await show('host')
  expect([await file(mother), await file(it.host), await atHouse(it.host)]).toEqual([true, true, 1])
  // A mentor who may not meet children now reads nothing.
  await show('mentor')
  expect([await file(it.host), await file(mentor), await atHouse(it.host)]).toEqual([false, false, 0])
  await show('family')
  expect([await file(it.host), await file(stranger)]).toEqual([false, false])
  expect(await showReflection({ entryId, visibleTo: 'host' }, mother, it.city)).toMatchObject({
    refusal: 'reflections.not-here',
  })
  expect(await afterSeen(entryId, stranger, it.city)).toMatchObject({ refusal: 'reflections.not-here' })
  expect(await dayAfter(occasionId, mother, it.city)).toMatchObject({ refusal: 'reflections.not-yours' })
})

test('P22 with a scanner a file is held until it has looked, and what is harmful is gone; one that is silent is asked again', async () => {
  const { child, entryId } = await room.afterDay()
  const both = { photo: sample('jpeg'), voice: sample('mp4'), isScanned: true }
  const told = must(await room.tell(child, entryId, both))
  const [photo, voice] = told.files
  const look = (fileId: Id, verdict: () => Promise<'clean' | 'harmful'>) =>
    scanFile({ reflectionId: told.id, fileId }, { look: verdict }, it.city, store.files)
  const state = async () => must(await afterSeen(entryId, child, it.city)).reflection!.files.map((file) => file.state)
  const opens = async (kind: 'photo' | 'voice') =>
    (await fileSeen({ reflectionId: told.id, kind }, child, it.city, store.files)).ok
  expect([await opens('photo'), await opens('voice')]).toEqual([false, false])
  await expect(look(photo!.id, () => Promise.reject(new Error('silent')))).rejects.toThrow('silent')
  expect(await state()).toEqual(['held', 'held'])
  await look(photo!.id, () => Promise.resolve('clean'))
  await look(voice!.id, () => Promise.resolve('harmful'))
  await look(voice!.id, () => Promise.resolve('clean'))
  expect(await state()).toEqual(['kept', 'refused'])
  expect([await opens('photo'), await opens('voice')]).toEqual([true, false])
  expect((await store.stored()).filter((name) => name.includes(told.id))).toHaveLength(1)
})

test('P10 a paper shows house, title, day and hours to whoever has its number; a child’s name needs child and guardian', async () => {
  const { child, mother, entryId } = await room.afterDay()
  const one = must(await issueCertificate({ entryId }, mother, it.city))
  expect(must(await issueCertificate({ entryId }, child, it.city)).number).toBe(one.number)
  expect(one).toMatchObject({ minutes: 120 })
  expect(await issueCertificate({ entryId }, await it.adult(), it.city)).toMatchObject({
    refusal: 'reflections.not-yours',
  })
  const shown = async (link: Id | null) => must(await certificateSeen(one.number, link, it.city))
  expect(await shown(one.nameLink)).toMatchObject({
    organisation: 'Moth Museum',
    minutes: 120,
    name: null,
    isVoid: false,
  })
  must(await showName({ entryId, show: true }, mother, it.city))
  expect((await shown(one.nameLink)).name).toBeNull()
  must(await showName({ entryId, show: true }, child, it.city))
  expect((await shown(one.nameLink)).name).toBe('Wren Example')
  expect((await shown(null)).name).toBeNull()
  must(await showName({ entryId, show: false }, child, it.city))
  must(await showName({ entryId, show: true }, child, it.city))
  must(await showName({ entryId, show: true }, mother, it.city))
  // A link that was given away before it was taken back opens nothing any more.
  expect((await shown(one.nameLink)).name).toBeNull()
  expect(await showName({ entryId, show: true }, it.host, it.city)).toMatchObject({ refusal: 'reflections.not-yours' })
  expect(await certificateSeen('000000000000', null, it.city)).toMatchObject({ refusal: 'reflections.not-here' })
  await voidCertificate(entryId, it.city)
  await voidCertificate(entryId, it.city)
  expect((await shown(null)).isVoid).toBe(true)
})

test('a house prints the papers of everybody who came in one go, and nobody else does', async () => {
  const { occasionId, mother, families } = await room.afterDay(3)
  must(await completeEntries({ occasionId, form: { except: [], undo: false } }, it.host, it.city))
  const { organisation, all } = must(await printForDay(occasionId, it.host, it.city))
  expect(organisation).toBe('Moth Museum')
  expect(new Set(all.map(({ certificate }) => certificate.personId))).toEqual(
    new Set(families.map(({ childId }) => childId)),
  )
  expect(await printForDay(occasionId, mother, it.city)).toMatchObject({ refusal: 'reflections.not-yours' })
})
