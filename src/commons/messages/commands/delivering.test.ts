import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { suspendLink } from '#commons/families'
import { keepWay } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { inboxOf } from '../queries/inbox.ts'
import { claimDue } from '../store/deliveries.ts'
import { forgetMessagesOf } from './forget-messages-of.ts'
import {
  office,
  must,
  city,
  post,
  openDelivering,
  person,
  vouch,
  notice,
  tell,
  deliver,
  laid,
} from '../test-delivering.ts'

openDelivering()

test('a notice lies in the inbox and goes out once, in the reader’s language, with its page and how to hear less', async () => {
  const reader = await person({ mail: 'wren@place.invalid', language: 'ar' })
  const one = notice(reader)
  expect(await tell(one)).toEqual([reader])
  expect(await tell(one)).toEqual([])
  expect(await deliver()).toMatchObject({ sent: 1 })
  expect(await deliver()).toMatchObject({ sent: 0 })
  const [mail, ...more] = await laid()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ kind: 'mail', to: 'wren@place.invalid' })
  expect(mail!.text).toContain('نفدت رسائل هذا الشهر النصية')
  expect(mail!.text).toContain('https://here.example/testville/me/family')
  expect(mail!.text).toMatch(/https:\/\/here\.example\/testville\/less\/[\w-]{22}/)
  expect(await inboxOf(reader, city)).toMatchObject([{ sentence: 'messages.budget-spent', readAt: null }])
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'personId' = ${reader} and name = 'messages.notice-laid'`.execute(
    city.database.reader,
  )
  expect(rows).toHaveLength(1)
})

test('told from two sides at once, it is told once', async () => {
  const reader = await person({ mail: 'twice@place.invalid' })
  const one = notice(reader)
  const told = await Promise.all([tell(one), tell(one), tell(one)])
  expect(told.flat()).toEqual([reader])
  await Promise.all([deliver(), deliver(), deliver()])
  expect(await laid()).toHaveLength(1)
})

test('what a child without a way is told reaches the guardians who answer today, and nobody whose link rests', async () => {
  const child = await person({ year: 2016, name: 'Otter 12' })
  const [mother, father] = [
    await person({ text: '+13125550142', language: 'es' }),
    await person({ mail: 'father@place.invalid' }),
  ]
  for (const guardian of [mother, father]) await vouch(child, guardian)
  expect((await tell(notice(child))).sort()).toEqual([child, mother, father].sort())
  await deliver()
  const sent = await laid()
  expect(sent.map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual(['mail father@place.invalid', 'text +13125550142'])
  expect(sent.find(({ kind }) => kind === 'text')!.text).toMatch(/^testville: Para Otter 12: /)
  const { rows } = await sql<{ id: Id }>`select id from families_links where guardian_id = ${father}`.execute(
    city.database.reader,
  )
  must(await suspendLink({ linkId: rows[0]!.id, because: 'conflict' }, office, city))
  expect((await tell(notice(child))).sort()).toEqual([child, mother].sort())
  // A teenager with an address of her own is written to herself.
  must(await keepWay({ personId: child, kind: 'mail', address: 'otter@place.invalid' }, office, city))
  expect(await tell(notice(child))).toEqual([child])
  await deliver()
})

test('nobody is woken: a night’s notices go out in the morning as one; what is urgent goes at once', async () => {
  const reader = await person({ mail: 'night@place.invalid' })
  city.clock.hold(instant(Date.parse('2026-06-17T20:00:00Z')))
  await tell(notice(reader))
  await tell(notice(reader))
  await tell(notice(reader, { urgent: true }))
  expect(await deliver()).toMatchObject({ sent: 1 })
  city.clock.hold(instant(Date.parse('2026-06-18T04:59:00Z')))
  expect(await deliver()).toMatchObject({ sent: 0 })
  city.clock.hold(instant(Date.parse('2026-06-18T05:00:00Z')))
  expect(await deliver()).toMatchObject({ sent: 2 })
  const [morningMail, urgent, ...more] = await laid()
  expect(more).toEqual([])
  expect(morningMail!.subject).toBe('2 messages from testville')
  expect(urgent!.text).toContain('can not be switched off')
  expect(urgent!.text).not.toContain('/less/')
})

test('a person’s own night holds before the place’s', async () => {
  const owl = await person({ mail: 'owl@place.invalid' }, { quiet: { from: '10:00', until: '12:00' } as never })
  await tell(notice(owl))
  expect(await deliver()).toMatchObject({ sent: 0 })
  city.clock.pass(3_600_000)
  expect(await deliver()).toMatchObject({ sent: 1 })
})

test('what is silenced, or read in the meantime, stays in the inbox', async () => {
  const reader = await person({ mail: 'quiet@place.invalid' }, { silenced: ['family'] })
  await tell(notice(reader))
  expect(await deliver()).toMatchObject({ letBe: 1, sent: 0 })
  await tell(notice(reader, { kind: 'governance.case-waits' }))
  await city.transaction((tx) => sql`update messages_notices set read_at = laid_at`.execute(tx))
  expect(await deliver()).toMatchObject({ letBe: 1, sent: 0 })
  await tell(notice(reader, { urgent: true }))
  expect(await deliver()).toMatchObject({ sent: 1 })
  expect(await inboxOf(reader, city)).toHaveLength(3)
})

test('a worker that dies between taking and sending loses nothing: ten minutes later it goes out', async () => {
  const reader = await person({ mail: 'kept@place.invalid' })
  await tell(notice(reader))
  expect(await city.transaction((tx) => claimDue(tx, 10, city.now()))).toHaveLength(1)
  expect(await deliver()).toMatchObject({ sent: 0 })
  city.clock.pass(10 * 60_000)
  expect(await deliver()).toMatchObject({ sent: 1 })
  expect(await laid()).toHaveLength(1)
})

test('a link with its own secret is in the message and, once sent, nowhere else', async () => {
  const reader = await person({ text: '+13125550143' })
  await tell(notice(reader, { link: '/consent/secret-word' }))
  await deliver()
  expect((await laid())[0]!.text).toContain('https://here.example/testville/consent/secret-word')
  const { rows } = await sql`select 1 from messages_notices where link is not null`.execute(city.database.reader)
  expect(rows).toEqual([])
})

test('a delivery that waits is found behind any number of other jobs', async () => {
  const reader = await person({ mail: 'busy@place.invalid' })
  const waiting = async () => (await post.jobs.list({ name: 'messages.deliver', limit: 50 })).length
  await tell(notice(reader))
  const before = await waiting()
  post.jobs.define('tests.other', { run: async () => ({}) } as never)
  for (let others = 0; others < 21; others += 1) {
    city.clock.pass(1)
    await post.jobs.start('tests.other', city, {})
  }
  await tell(notice(reader))
  expect(await waiting()).toBe(before)
  await deliver()
})

test('forgotten: what they were told, what others were told of them, and what they chose', async () => {
  const child = await person({ year: 2016 })
  const guardian = await person({ mail: 'gone@place.invalid' })
  await vouch(child, guardian)
  await tell(notice(child))
  expect(await inboxOf(guardian, city)).toHaveLength(1)
  await forgetMessagesOf(child, city)
  await forgetMessagesOf(child, city)
  expect(await inboxOf(guardian, city)).toEqual([])
  expect(await inboxOf(child, city)).toEqual([])
  expect(await deliver()).toMatchObject({ sent: 0 })
})
