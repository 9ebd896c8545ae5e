import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { deliverDue } from '#commons/messages'
import { keepWay } from '#commons/people'
import { placesOfPersons, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestPost } from '../../../commons/messages/test-post.ts'
import { giveBack } from '../../participation/commands/give-back.ts'
import { loadOccasions, saveOccasion } from '../../participation/store/occasions.ts'
import { form, idOf, museumWithSeats, must, system, type MuseumWithSeats } from '../../participation/test-occasion.ts'
import { keepChoices } from './keep-choices.ts'
import { prepare } from './prepare.ts'
import { sendReminders } from './send-reminders.ts'
import { takeBackReminders } from './take-back-reminders.ts'

let it: MuseumWithSeats
let post: Awaited<ReturnType<typeof openTestPost>>
const at = (written: string) => it.city.database.clock.hold(instant(Date.parse(written)))
beforeAll(async () => {
  it = await museumWithSeats()
  post = await openTestPost(it.city)
})
afterAll(async () => {
  await post.close()
  await it.city.close()
})
beforeEach(() => at('2026-06-17T10:00Z'))

const ages = { min: null, max: null }
const run = () => sendReminders(post.here, { jobs: post.jobs })
const told = async (personId: Id) =>
  (
    await it.city.reading((tx) =>
      tx
        .selectFrom('messages_notices')
        .select(['sentence', 'facts'])
        .where('person_id', '=', personId)
        .where('kind', 'like', 'home.%')
        .orderBy('id')
        .execute(),
    )
  ).map(({ sentence, facts }) => `${sentence.replace('home.', '')} ${(facts as { time: string }).time}`)
const family = async () => {
  const mother = await it.adult()
  const child = await it.child([mother])
  return { mother, child, motherId: idOf(mother) }
}
const placeFor = async (child: Id, mother: Actor, day?: string) => {
  const occasionId = await it.occasion(9, { ages }, day)
  const [entry] = must(await takePart(form(occasionId, [child], {}, it.city), mother, it.city))
  return { occasionId, entryId: entry!.id }
}

test('the eve and some hours before, to the child and, for nothing reaches it, to the mother; each once however often it runs', async () => {
  const { mother, child, motherId } = await family()
  await placeFor(child, mother)
  expect((await run()).sent).toBe(0)
  at('2026-06-19T15:00Z')
  expect((await run()).sent).toBe(2)
  expect((await run()).sent).toBe(0)
  await Promise.all([run(), run()])
  expect(await told(motherId)).toEqual(['family-remind 10:00'])
  expect(await told(child)).toEqual(['child-remind 10:00'])
  at('2026-06-20T05:10Z')
  await run()
  at('2026-06-19T15:00Z')
  await run()
  at('2026-06-20T05:20Z')
  await Promise.all([run(), run()])
  expect(await told(motherId)).toEqual(['family-remind 10:00', 'family-remind 10:00'])
  at('2026-06-20T08:00Z')
  expect((await run()).sent).toBe(0)
})

test('what was given back is not reminded of, nor what somebody only waits for', async () => {
  const { mother, child, motherId } = await family()
  const { entryId } = await placeFor(child, mother, '2026-06-27')
  must(await giveBack({ entryId }, mother, it.city))
  const full = await it.occasion(1, { ages }, '2026-06-27')
  const other = await family()
  must(await takePart(form(full, [other.child], {}, it.city), other.mother, it.city))
  must(await takePart(form(full, [child], {}, it.city), mother, it.city))
  at('2026-06-26T15:00Z')
  await run()
  expect(await told(motherId)).toEqual([])
  expect(await told(other.motherId)).toEqual(['family-remind 10:00'])
})

test('moved, it is the new time that is reminded of, also where the old one was', async () => {
  const { mother, child, motherId } = await family()
  const { occasionId } = await placeFor(child, mother, '2026-06-28')
  at('2026-06-27T15:00Z')
  await run()
  const moved = instant(Date.parse('2026-06-29T13:00Z'))
  await it.city.transaction(async (tx) => {
    const [occasion] = await loadOccasions(tx, [occasionId])
    await saveOccasion(tx, { ...occasion!, startsAt: moved, endsAt: instant(moved + 3_600_000) })
  })
  at('2026-06-28T06:00Z')
  await run()
  expect(await told(motherId)).toEqual(['family-remind 10:00'])
  at('2026-06-28T15:00Z')
  await run()
  expect(await told(motherId)).toEqual(['family-remind 10:00', 'family-remind 15:00'])
})

test('a switch for each: the mother wants two hours and no eve, the child nothing', async () => {
  const { mother, child, motherId } = await family()
  await placeFor(child, mother, '2026-07-04')
  const two = { dayBefore: false, hoursBefore: 2, areaId: null }
  must(await keepChoices({ personId: motherId, choices: two }, mother, it.city))
  const none = { dayBefore: false, hoursBefore: 0, areaId: null }
  const himself: Actor = { kind: 'person', person: child, roles: [] }
  must(await keepChoices({ personId: child, choices: none }, himself, it.city))
  expect(await keepChoices({ personId: child, choices: two }, mother, it.city)).toMatchObject({
    refusal: 'home.not-yours',
  })
  at('2026-07-03T15:00Z')
  await run()
  expect(await told(motherId)).toEqual([])
  at('2026-07-04T06:00Z')
  await run()
  expect(await told(motherId)).toEqual(['family-remind 10:00'])
  expect(await told(child)).toEqual([])
})

test('in her language, with what to bring, by her way; nobody is woken, and what is given up in the night is taken back', async () => {
  const mother = await it.adult('Hazel Example')
  const motherId = idOf(mother)
  await it.city.transaction((tx) =>
    tx.updateTable('people_persons').set({ language: 'es' }).where('id', '=', motherId).execute(),
  )
  const child = await it.child([mother])
  must(await keepWay({ personId: motherId, kind: 'mail', address: 'hazel@example.org' }, system, it.city))
  const { occasionId, entryId } = await placeFor(child, mother, '2026-07-11')
  const [row] = await it.city.reading((tx) =>
    tx.selectFrom('participation_occasions').select('opportunity_id').where('id', '=', occasionId).execute(),
  )
  const opportunityId = row!.opportunity_id
  const said = { language: 'en', bring: 'rubber boots', meet: null }
  expect(await prepare({ opportunityId, said }, mother, it.city)).toMatchObject({ refusal: 'home.not-yours' })
  must(await prepare({ opportunityId, said }, it.host, it.city))
  at('2026-07-10T15:00Z')
  await run()
  await deliverDue(post.here, post.sender)
  const [mail] = await readMailbox(it.city.database.installation, 5)
  expect(mail).toMatchObject({ to: 'hazel@example.org' })
  expect(mail!.text).toContain('tiene plaza')
  expect(mail!.text).toContain('rubber boots')

  // Another night: laid in the quiet hours, given up before the morning.
  const late = await placeFor(child, mother, '2026-07-18')
  at('2026-07-17T20:00Z')
  await run()
  expect(await told(motherId)).toHaveLength(2)
  must(await giveBack({ entryId: late.entryId }, mother, it.city))
  expect(await takeBackReminders({ occasionId: late.occasionId, entryIds: [late.entryId] }, it.city)).toBe(2)
  expect(await takeBackReminders({ occasionId: late.occasionId, entryIds: [late.entryId] }, it.city)).toBe(0)
  at('2026-07-18T05:01Z')
  await deliverDue(post.here, post.sender)
  const mails = await readMailbox(it.city.database.installation, 9)
  expect(mails.filter(({ to }) => to === 'hazel@example.org')).toHaveLength(1)
  // What was sent stays as it was read.
  expect(await takeBackReminders({ occasionId, entryIds: [entryId] }, it.city)).toBe(1)
  expect(await told(motherId)).toHaveLength(1)
})

test('one message for both of her children and, where she goes too, for herself; one gives back before it is sent and she is told of the other', async () => {
  const { mother, child, motherId } = await family()
  const lark = await it.child([mother], { name: 'Lark Example' })
  const on = '2026-08-15'
  const occasionId = await it.occasion(9, { ages }, on)
  must(await takePart(form(occasionId, [child, lark], {}, it.city), mother, it.city))
  const laid = async () =>
    (
      await it.city.reading((tx) =>
        tx
          .selectFrom('messages_notices')
          .select(['sentence', 'facts'])
          .where('person_id', '=', motherId)
          .where('about_id', '=', occasionId)
          .execute(),
      )
    ).map(({ sentence, facts }) => `${sentence} ${(facts as { name: { names: string[] } }).name.names.join('+')}`)
  at('2026-08-14T15:00Z')
  // One for each child and one for her.
  expect((await run()).sent).toBe(3)
  expect((await run()).sent).toBe(0)
  expect(await laid()).toEqual(['home.family-remind Lark Example+Wren Example'])
  const places = await placesOfPersons([child], it.city.now(), it.city)
  const { entry } = places.find(({ occasion }) => occasion.id === occasionId)!
  must(await giveBack({ entryId: entry.id }, mother, it.city))
  await takeBackReminders({ occasionId, entryIds: [entry.id] }, it.city)
  expect(await laid()).toEqual([])
  expect((await run()).sent).toBe(1)
  expect(await laid()).toEqual(['home.family-remind Lark Example'])
  expect((await run()).sent).toBe(0)

  const together = await it.occasion(9, { ages }, '2026-08-22')
  must(await takePart(form(together, [motherId, lark], {}, it.city), mother, it.city))
  at('2026-08-21T15:00Z')
  await run()
  const all = await it.city.reading((tx) =>
    tx
      .selectFrom('messages_notices')
      .select('sentence')
      .where('person_id', '=', motherId)
      .where('about_id', '=', together)
      .execute(),
  )
  expect(all).toEqual([{ sentence: 'home.both-remind' }])
})
