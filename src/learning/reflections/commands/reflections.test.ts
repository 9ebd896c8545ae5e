import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson, giveRole } from '#commons/people'
import { completeEntries, markEntry, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { photoFromTelephone, sample } from '../../../standards/media/test-media.ts'
import {
  form,
  himself,
  idOf,
  museumWithSeats,
  must,
  system,
  type MuseumWithSeats,
} from '../../participation/test-occasion.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { certificateSeen } from '../queries/certificates-seen.ts'
import { dayAfter } from '../queries/day-after.ts'
import { fileSeen } from '../queries/file-seen.ts'
import { reflectionsForGuardian, reflectionsInFull } from '../queries/reflections-in-full.ts'
import { reflectionsRetention } from '../retention.ts'
import { reflectionForm, type Audience } from '../words.ts'
import { removeFile, showReflection, takeBackReflection } from './change-reflection.ts'
import { forgetReflections } from './forget-reflections.ts'
import { issueCertificate, showName, voidCertificate } from './issue-certificate.ts'
import { printForDay } from './print-for-day.ts'
import { rateAsHost, rateAsLearner } from './rate-day.ts'
import { scanFile } from './scan-file.ts'
import { tellReflection } from './tell-reflection.ts'

let it: MuseumWithSeats
let folder: string
let files: FileStore
beforeAll(async () => {
  it = await museumWithSeats()
  folder = await mkdtemp(path.join(tmpdir(), 'reflections-'))
  files = openLocalFiles(folder)
})
afterAll(async () => {
  await it.city.close()
  await rm(folder, { recursive: true })
})

const stored = async (): Promise<string[]> => {
  const names: string[] = []
  for await (const name of files.list('reflections/')) names.push(name)
  return names
}
const [doorOpen, over] = [instant(Date.parse('2026-06-20T08:05:00Z')), instant(Date.parse('2026-06-20T10:30:00Z'))]

/** Some children who were there, each with a mother; it is over. */
async function afterDay(children = 1) {
  it.city.clock.hold(instant(Date.parse('2026-06-18T08:00:00Z')))
  const occasionId = await it.occasion(children)
  const families = []
  for (let count = 0; count < children; count += 1) {
    const mother = await it.adult()
    const childId = await it.child([mother])
    const [entry] = must(await takePart(form(occasionId, [childId], {}, it.city), mother, it.city))
    families.push({ mother, childId, child: himself(childId), entryId: entry!.id })
  }
  it.city.clock.hold(doorOpen)
  for (const { entryId } of families) must(await markEntry({ entryId, form: { as: 'attended' } }, it.host, it.city))
  it.city.clock.hold(over)
  return { occasionId, families, ...families[0]! }
}

const tell = (
  by: Actor,
  entryId: Id,
  {
    words = 'The moth was larger than my hand.',
    visibleTo = 'family',
    photo = null,
    voice = null,
    isScanned = false,
  }: { words?: string; visibleTo?: Audience; photo?: Buffer | null; voice?: Buffer | null; isScanned?: boolean } = {},
) => {
  const told = { form: reflectionForm.parse({ entryId, words, visibleTo }), language: 'en', isScanned }
  return tellReflection({ ...told, files: { photo, voice } }, by, it.city, files)
}
const seen = async (by: Actor, entryId: Id) => must(await afterSeen(entryId, by, it.city)).reflection?.words ?? null

test('P22 a child says how it was, with a photo that has lost its place; said anew it is one, taken back nothing is left', async () => {
  const { child, mother, entryId } = await afterDay()
  const told = must(await tell(child, entryId, { photo: photoFromTelephone(), voice: sample('webm') }))
  expect(told.files.map(({ kind, mediaType, state }) => `${kind} ${mediaType} ${state}`)).toEqual([
    'photo image/jpeg kept',
    'voice audio/webm kept',
  ])
  const names = await stored()
  expect(names).toHaveLength(2)
  const photo = must(await fileSeen({ reflectionId: told.id, kind: 'photo' }, child, it.city, files))
  expect((await buffer(photo.content)).includes('GPS')).toBe(false)
  const again = must(await tell(child, entryId, { words: '', photo: sample('png') }))
  expect(again).toMatchObject({ id: told.id, step: 2, words: null })
  expect((await stored()).filter((name) => names.includes(name))).toHaveLength(1)
  expect(await takeBackReflection({ entryId }, mother, it.city, files)).toMatchObject({
    refusal: 'reflections.not-here',
  })
  must(await takeBackReflection({ entryId }, child, it.city, files))
  expect(await stored()).toEqual([])
  expect(await seen(child, entryId)).toBeNull()
})

test('a guardian deletes a photo or a voice of its child, and the child its own: gone from the store, the words stay; kept to itself it is nobody’s', async () => {
  const { child, childId, mother, entryId } = await afterDay()
  const stranger = await it.adult()
  const told = must(await tell(child, entryId, { photo: sample('jpeg'), voice: sample('webm') }))
  const mine = async () => (await stored()).filter((name) => name.includes(told.id)).length
  const remove = (kind: 'photo' | 'voice', by: Actor) => removeFile({ entryId, kind }, by, it.city, files)
  const events = async () => {
    const rows = await it.city.reading((tx) =>
      tx.selectFrom('platform_outbox').select(['name', 'about']).orderBy('seq').execute(),
    )
    return rows
      .filter(({ about }) => (about as { personId?: string }).personId === childId)
      .map(({ name, about }) => [name, (about as { isOwn?: boolean }).isOwn] as const)
      .filter(([name]) => /removed|taken-back/.test(name))
  }
  for (const by of [stranger, it.host])
    expect(await remove('photo', by)).toMatchObject({ refusal: 'reflections.not-here' })
  must(await showReflection({ entryId, visibleTo: 'own' }, child, it.city))
  expect(await remove('photo', mother)).toMatchObject({ refusal: 'reflections.not-here' })
  must(await showReflection({ entryId, visibleTo: 'family' }, child, it.city))
  expect(await mine()).toBe(2)
  must(await remove('photo', mother))
  must(await remove('photo', mother))
  expect(await mine()).toBe(1)
  expect(await seen(mother, entryId)).toContain('moth')
  expect(await fileSeen({ reflectionId: told.id, kind: 'photo' }, child, it.city, files)).toMatchObject({ ok: false })
  must(await remove('voice', child))
  expect(await mine()).toBe(0)
  expect(await events()).toEqual([
    ['reflections.file-removed', false],
    ['reflections.file-removed', true],
  ])
  // Nothing else was said: with the last file the whole is taken back.
  must(await tell(child, entryId, { words: '', photo: sample('jpeg') }))
  must(await remove('photo', mother))
  expect(must(await afterSeen(entryId, child, it.city)).reflection).toBeNull()
  expect((await events()).at(-1)?.[0]).toBe('reflections.reflection-taken-back')
  expect(await mine()).toBe(0)
})

test('nobody says how it was who was not there, not before it is over, not for another, and not nothing', async () => {
  const { child, mother, entryId, occasionId } = await afterDay(2)
  expect(await tell(mother, entryId)).toMatchObject({ refusal: 'reflections.not-yours' })
  expect(await tell(child, it.city.newId())).toMatchObject({ refusal: 'reflections.not-here' })
  expect(await tell(child, entryId, { words: ' ' })).toMatchObject({ refusal: 'reflections.says-nothing' })
  it.city.clock.hold(doorOpen)
  expect(await tell(child, entryId)).toMatchObject({ refusal: 'reflections.not-over' })
  must(await markEntry({ entryId, form: { as: 'absent' } }, it.host, it.city))
  it.city.clock.hold(over)
  expect(await tell(child, entryId)).toMatchObject({ refusal: 'reflections.was-not-there' })
  expect(must(await dayAfter(occasionId, it.host, it.city)).papers).toBe(1)
})

test.each([
  ['a PDF called a photo', { photo: Buffer.from('%PDF-1.7') }, 'reflections.photo-no-kind'],
  ['a packed archive called a photo', { photo: Buffer.from('PK\x03\x04') }, 'reflections.photo-no-kind'],
  ['a photo that is cut off', { photo: sample('png').subarray(0, 60) }, 'reflections.photo-malformed'],
  ['a photo of more than ten megabytes', { photo: Buffer.alloc(10_000_001) }, 'reflections.photo-too-large'],
  ['a picture for a voice', { voice: sample('jpeg') }, 'reflections.voice-no-kind'],
] as const)('%s is refused, and nothing of it is kept', async (_what, given, refusal) => {
  const { child, entryId } = await afterDay()
  const before = await stored()
  expect(await tell(child, entryId, given)).toMatchObject({ refusal })
  expect(await stored()).toEqual(before)
})

test('who reads it is the learner’s choice at every moment: alone, the family, hosts or mentors of that house', async () => {
  const { child, mother, entryId, occasionId } = await afterDay()
  const stranger = await it.adult()
  const told = must(await tell(child, entryId, { photo: sample('jpeg'), visibleTo: 'own' }))
  const atHouse = async (by: Actor) => must(await dayAfter(occasionId, by, it.city)).reflections.length
  const file = async (by: Actor) => (await fileSeen({ reflectionId: told.id, kind: 'photo' }, by, it.city, files)).ok
  const mentorId = idOf(await it.adult())
  const mentor: Actor = { kind: 'person', person: mentorId, roles: [{ role: 'mentor', organisation: it.museum }] }
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: mentorId, role: 'mentor', organisationId: it.museum, ...span }, system, it.city))
  expect(await seen(mother, entryId)).toBeNull()
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
  const { child, entryId } = await afterDay()
  const both = { photo: sample('jpeg'), voice: sample('mp4'), isScanned: true }
  const told = must(await tell(child, entryId, both))
  const [photo, voice] = told.files
  const look = (fileId: Id, verdict: () => Promise<'clean' | 'harmful'>) =>
    scanFile({ reflectionId: told.id, fileId }, { look: verdict }, it.city, files)
  const state = async () => must(await afterSeen(entryId, child, it.city)).reflection!.files.map((file) => file.state)
  const opens = async (kind: 'photo' | 'voice') =>
    (await fileSeen({ reflectionId: told.id, kind }, child, it.city, files)).ok
  expect([await opens('photo'), await opens('voice')]).toEqual([false, false])
  await expect(look(photo!.id, () => Promise.reject(new Error('silent')))).rejects.toThrow('silent')
  expect(await state()).toEqual(['held', 'held'])
  await look(photo!.id, () => Promise.resolve('clean'))
  await look(voice!.id, () => Promise.resolve('harmful'))
  await look(voice!.id, () => Promise.resolve('clean'))
  expect(await state()).toEqual(['kept', 'refused'])
  expect([await opens('photo'), await opens('voice')]).toEqual([true, false])
  expect((await stored()).filter((name) => name.includes(told.id))).toHaveLength(1)
})

const scores = { relationship: 5, relevance: 4, excitement: 3 }

test('P26 both sides say three numbers; each reads the other’s after its own or after the term, a house never fewer than ten', async () => {
  const { occasionId, families } = await afterDay(11)
  const [first] = families
  const rate = (index: number, given = scores) => {
    it.city.clock.pass(1)
    return rateAsLearner({ entryId: families[index]!.entryId, scores: given }, families[index]!.child, it.city)
  }
  const house = () => rateAsHost({ occasionId, scores: { ...scores, excitement: 5 } }, it.host, it.city)
  const learnersSay = async () => must(await dayAfter(occasionId, it.host, it.city)).learnersSay
  const houseSays = async () => must(await afterSeen(first!.entryId, first!.child, it.city)).houseSays
  must(await house())
  expect(await houseSays()).toBeNull()
  must(await rate(0))
  expect(await houseSays()).toMatchObject({ excitement: 5 })
  expect(await rate(0)).toMatchObject({ refusal: 'reflections.both-have-said' })
  expect(await house()).toMatchObject({ refusal: 'reflections.both-have-said' })
  for (let index = 1; index < 9; index += 1) must(await rate(index))
  expect(await learnersSay()).toBeNull()
  must(await rate(9, { ...scores, excitement: 1 }))
  expect(await learnersSay()).toEqual({ count: 10, means: { relationship: 5, relevance: 4, excitement: 3 } })
  // The eleventh alone changes nothing that is shown.
  must(await rate(10, { relationship: 1, relevance: 1, excitement: 1 }))
  expect(await learnersSay()).toEqual({ count: 10, means: { relationship: 5, relevance: 4, excitement: 3 } })
  expect(await rateAsLearner({ entryId: first!.entryId, scores }, first!.mother, it.city)).toMatchObject({
    refusal: 'reflections.not-yours',
  })
  expect(await rateAsHost({ occasionId, scores }, first!.mother, it.city)).toMatchObject({
    refusal: 'reflections.not-yours',
  })
})

test('one side that says nothing keeps the other waiting no longer than the term', async () => {
  const { child, entryId, occasionId } = await afterDay()
  must(await rateAsHost({ occasionId, scores }, it.host, it.city))
  expect(must(await afterSeen(entryId, child, it.city)).houseSays).toBeNull()
  it.city.clock.hold(instant(over + 14 * 86_400_000))
  expect(must(await afterSeen(entryId, child, it.city)).houseSays).toEqual(scores)
})

test('P10 a paper shows house, title, day and hours to whoever has its number; a child’s name needs child and guardian', async () => {
  const { child, mother, entryId } = await afterDay()
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
  const { occasionId, mother, families } = await afterDay(3)
  must(await completeEntries({ occasionId, form: { except: [], undo: false } }, it.host, it.city))
  const { organisation, all } = must(await printForDay(occasionId, it.host, it.city))
  expect(organisation).toBe('Moth Museum')
  expect(new Set(all.map(({ certificate }) => certificate.personId))).toEqual(
    new Set(families.map(({ childId }) => childId)),
  )
  expect(await printForDay(occasionId, mother, it.city)).toMatchObject({ refusal: 'reflections.not-yours' })
})

test('P17 P18 P19 a photo goes after two years; a guardian’s copy has not what the child keeps; erased, nothing is left', async () => {
  const { child, childId, entryId } = await afterDay()
  must(await tell(child, entryId, { photo: sample('jpeg'), visibleTo: 'own' }))
  must(await rateAsLearner({ entryId, scores }, child, it.city))
  must(await issueCertificate({ entryId }, child, it.city))
  const all = await reflectionsInFull(childId, it.city)
  expect([all.reflections.length, all.ratings.length, all.certificates.length]).toEqual([1, 1, 1])
  const guarded = await reflectionsForGuardian(childId, it.city)
  expect([guarded.reflections.length, guarded.ratings.length, guarded.certificates.length]).toEqual([0, 0, 1])
  const [rule] = reflectionsRetention(files)
  expect(await rule!.dryRun(it.city)).toBe(0)
  it.city.clock.hold(instant(over + 731 * 86_400_000))
  expect(await rule!.run(it.city)).toBeGreaterThan(0)
  expect(await stored()).toEqual([])
  it.city.clock.hold(over)
  must(await tell(child, entryId, { voice: sample('webm') }))
  expect(await erasePerson(childId, system, it.city, it.city.database)).toBe(true)
  await forgetReflections(childId, it.city, files)
  await forgetReflections(childId, it.city, files)
  expect(await stored()).toEqual([])
  const gone = await reflectionsInFull(childId, it.city)
  expect([gone.reflections.length, gone.ratings.length, gone.certificates.length]).toEqual([0, 0, 0])
})
