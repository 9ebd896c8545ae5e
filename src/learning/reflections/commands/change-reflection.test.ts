import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { sample } from '../../../standards/media/test-media.ts'
import { must, system } from '../../participation/test-occasion.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { fileSeen } from '../queries/file-seen.ts'
import { reflectionsForGuardian, reflectionsInFull } from '../queries/reflections-in-full.ts'
import { reflectionsRetention } from '../retention.ts'
import { removeFile, showReflection } from './change-reflection.ts'
import { forgetReflections } from './forget-reflections.ts'
import { issueCertificate } from './issue-certificate.ts'
import { rateAsLearner } from './rate-day.ts'
import { over, openAfterDays, type AfterDays } from './test-after-day.ts'

let room: AfterDays
let it: AfterDays['it']
let store: AfterDays['store']
beforeAll(async () => {
  room = await openAfterDays()
  ;({ it, store } = room)
})
afterAll(() => room.close())

test('a guardian deletes a photo or a voice of its child, and the child its own: gone from the store, the words stay; kept to itself it is nobody’s', async () => {
  const { child, childId, mother, entryId } = await room.afterDay()
  const stranger = await it.adult()
  const told = must(await room.tell(child, entryId, { photo: sample('jpeg'), voice: sample('webm') }))
  const mine = async () => (await store.stored()).filter((name) => name.includes(told.id)).length
  const remove = (kind: 'photo' | 'voice', by: Actor) => removeFile({ entryId, kind }, by, it.city, store.files)
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
  expect(await room.seen(mother, entryId)).toContain('moth')
  expect(await fileSeen({ reflectionId: told.id, kind: 'photo' }, child, it.city, store.files)).toMatchObject({
    ok: false,
  })
  must(await remove('voice', child))
  expect(await mine()).toBe(0)
  expect(await events()).toEqual([
    ['reflections.file-removed', false],
    ['reflections.file-removed', true],
  ])
  // Nothing else was said: with the last file the whole is taken back.
  must(await room.tell(child, entryId, { words: '', photo: sample('jpeg') }))
  must(await remove('photo', mother))
  expect(must(await afterSeen(entryId, child, it.city)).reflection).toBeNull()
  expect((await events()).at(-1)?.[0]).toBe('reflections.reflection-taken-back')
  expect(await mine()).toBe(0)
})

const scores = { relationship: 5, relevance: 4, excitement: 3 }

test('P17 P18 P19 a photo goes after two years; a guardian’s copy has not what the child keeps; erased, nothing is left', async () => {
  const { child, childId, entryId } = await room.afterDay()
  must(await room.tell(child, entryId, { photo: sample('jpeg'), visibleTo: 'own' }))
  must(await rateAsLearner({ entryId, scores }, child, it.city))
  must(await issueCertificate({ entryId }, child, it.city))
  const all = await reflectionsInFull(childId, it.city)
  expect([all.reflections.length, all.ratings.length, all.certificates.length]).toEqual([1, 1, 1])
  const guarded = await reflectionsForGuardian(childId, it.city)
  expect([guarded.reflections.length, guarded.ratings.length, guarded.certificates.length]).toEqual([0, 0, 1])
  const [rule] = reflectionsRetention(store.files)
  expect(await rule!.dryRun(it.city)).toBe(0)
  it.city.clock.hold(instant(over + 731 * 86_400_000))
  expect(await rule!.run(it.city)).toBeGreaterThan(0)
  expect(await store.stored()).toEqual([])
  it.city.clock.hold(over)
  must(await room.tell(child, entryId, { voice: sample('webm') }))
  expect(await erasePerson(childId, system, it.city, it.city.database)).toBe(true)
  await forgetReflections(childId, it.city, store.files)
  await forgetReflections(childId, it.city, store.files)
  expect(await store.stored()).toEqual([])
  const gone = await reflectionsInFull(childId, it.city)
  expect([gone.reflections.length, gone.ratings.length, gone.certificates.length]).toEqual([0, 0, 0])
})
