import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { vouchForGuardian, suspendLink, familiesSettings } from '#commons/families'
import { enrolPerson, keepWay } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { inboxOf } from '../queries/inbox.ts'
import { claimDue, loadStanding } from '../store/deliveries.ts'
import { saveChoices } from '../store/choices.ts'
import { loadSpent } from '../store/spending.ts'
import { openTestPost } from '../test-post.ts'
import { noChoices, pauses, type Choices, type Notice } from '../words.ts'
import { deliverDue } from './deliver-due.ts'
import { forgetMessagesOf } from './forget-messages-of.ts'
import { sendAgain } from './send-again.ts'
import { keepOwnWay } from './send-code.ts'
import { tellPerson } from './tell-person.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let city: TestCity
let post: Awaited<ReturnType<typeof openTestPost>>
let gateway: Server
let answer = 200
let taken: string[] = []
/** Where everything begins: a Wednesday, eleven in the morning in Berlin. */
const morning = instant(Date.parse('2026-06-17T09:00:00Z'))
beforeAll(async () => {
  city = await testCity()
  post = await openTestPost(city)
  gateway = createServer((request, reply) => {
    taken.push(decodeURIComponent(request.url!))
    reply.statusCode = answer
    reply.end()
  })
  await new Promise<void>((open) => gateway.listen(0, '127.0.0.1', open))
})
beforeEach(async () => {
  answer = 200
  taken = []
  city.clock.hold(morning)
  await sql`delete from platform_mailbox`.execute(city.database.installation)
})
afterAll(async () => {
  gateway.close()
  await post.close()
  await city.close()
})

const throughGateway = (settings: object = {}) =>
  openTestPost(
    city,
    {
      url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/{to}/{text}`,
      body: null,
      header: null,
    },
    settings,
  )

async function person(
  {
    year = 1990,
    language = 'en',
    mail,
    text,
    name = 'Wren Example',
  }: {
    year?: number
    language?: string
    mail?: string
    text?: string
    name?: string
  } = {},
  choices: Partial<Choices> = {},
): Promise<Id> {
  const draft = { displayName: name, birth: { year, month: 1 }, language }
  const { personId } = must(await enrolPerson(draft, office, city))
  if (mail !== undefined) must(await keepWay({ personId, kind: 'mail', address: mail }, office, city))
  if (text !== undefined) must(await keepWay({ personId, kind: 'text', address: text }, office, city))
  await city.transaction((tx) => saveChoices(tx, personId, { ...noChoices, ...choices }))
  return personId
}
const vouch = async (childId: Id, guardianId: Id): Promise<void> => {
  const ask = { guardianId, childId, relation: 'other', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(ask, office, city, place))
}
const notice = (personId: Id, edit: Partial<Notice> = {}): Notice => ({
  personId,
  about: city.newId(),
  kind: 'families.news',
  sentence: 'messages.budget-spent',
  values: { limit: 7 },
  path: '/me/family',
  ...edit,
})
const tell = (one: Notice, by = post) => tellPerson(one, by.here, by)
const deliver = (by = post) => deliverDue(by.here, by.sender)
const laid = () => readMailbox(city.database.installation, 20)

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

test('a gateway that is busy is tried again after growing pauses, then a person sees it', async () => {
  const busy = await throughGateway()
  const reader = await person({ text: '+34600000001' }, { quiet: { from: '00:00', until: '00:00' } as never })
  answer = 503
  await tell(notice(reader), busy)
  expect(await deliver(busy)).toMatchObject({ later: 1 })
  expect(await deliver(busy)).toMatchObject({ later: 0 })
  for (const pause of pauses) {
    city.clock.pass(pause)
    await deliver(busy)
  }
  expect(taken).toHaveLength(pauses.length + 1)
  expect(await city.reading(loadStanding)).toMatchObject({ givenUp: 1, faults: [{ fault: 'busy', count: 1 }] })
  // Nothing of it was paid for.
  expect(await city.reading((tx) => loadSpent(tx, '2026-06'))).toBe(await spentBefore())
  await busy.close()
})

const spentBefore = async (): Promise<number> => {
  const { rows } = await sql<{ sum: string | null }>`
    select sum(segments) from messages_deliveries where state = 'sent' and channel = 'text'`.execute(
    city.database.reader,
  )
  return Number(rows[0]!.sum ?? 0)
}

test('what the gateway refuses goes by mail', async () => {
  const refusing = await throughGateway()
  const reader = await person({ text: '+34600000002', mail: 'second@place.invalid' }, { channel: 'text' })
  answer = 400
  await tell(notice(reader), refusing)
  expect(await deliver(refusing)).toMatchObject({ sent: 1 })
  expect(taken).toHaveLength(1)
  expect((await laid()).map(({ to }) => to)).toEqual(['second@place.invalid'])
  await refusing.close()
})

test('over the budget it goes by mail or stays in the inbox, the steward hears of it once, and what is urgent goes', async () => {
  const spent = await city.reading((tx) => loadSpent(tx, '2026-06'))
  const tight = await throughGateway({ textsPerMonth: spent + 3 })
  const [one, two, three] = [
    await person({ text: '+34600000003' }, { channel: 'text' }),
    await person({ text: '+34600000004', mail: 'four@place.invalid' }, { channel: 'text' }),
    await person({ text: '+34600000005' }, { channel: 'text' }),
  ]
  for (const reader of [one, two, three]) {
    city.clock.pass(1)
    await tell(notice(reader), tight)
  }
  expect(await deliver(tight)).toMatchObject({ sent: 2, letBe: 1 })
  expect(taken).toHaveLength(1)
  expect((await laid()).map(({ to }) => to)).toEqual(['four@place.invalid'])
  await tell(notice(three, { urgent: true }), tight)
  expect(await deliver(tight)).toMatchObject({ sent: 1 })
  const { rows } = await sql`select 1 from platform_outbox where name = 'messages.budget-spent'`.execute(
    city.database.reader,
  )
  expect(rows).toHaveLength(1)
  city.clock.hold(instant(Date.parse('2026-07-01T09:00:00Z')))
  await tell(notice(three), tight)
  expect(await deliver(tight)).toMatchObject({ sent: 1 })
  await tight.close()
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

test('what was given up keeps its link, so that it is whole when it goes again', async () => {
  const busy = await throughGateway()
  const reader = await person({ text: '+34600000006' }, { quiet: { from: '00:00', until: '00:00' } as never })
  answer = 400
  await tell(notice(reader, { link: '/consent/another-word' }), busy)
  expect(await deliver(busy)).toMatchObject({ givenUp: 1 })
  answer = 200
  taken = []
  expect(await sendAgain(city, busy)).toBeGreaterThan(0)
  await deliver(busy)
  expect(taken.some((text) => text.includes('/consent/another-word'))).toBe(true)
  await busy.close()
})

test('a code that the gateway does not take costs nothing', async () => {
  const refusing = await throughGateway()
  const personId = await person()
  const spent = await city.reading((tx) => loadSpent(tx, '2026-06'))
  answer = 503
  const by: Actor = { kind: 'person', person: personId, roles: [] }
  const ask = { personId, kind: 'text', address: '+34600000007', language: 'en' } as const
  await expect(keepOwnWay(ask, by, refusing.here, refusing.sender)).rejects.toThrow('busy')
  expect(taken).toHaveLength(1)
  expect(await city.reading((tx) => loadSpent(tx, '2026-06'))).toBe(spent)
  await refusing.close()
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
