import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { vouchForGuardian, familiesSettings } from '#commons/families'
import { enrolPerson, keepWay } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { saveChoices } from './store/choices.ts'
import { openTestPost } from './test-post.ts'
import { noChoices, type Choices, type Notice } from './words.ts'
import { deliverDue } from './commands/deliver-due.ts'
import { tellPerson } from './commands/tell-person.ts'

export const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

export let city: TestCity
export let post: Awaited<ReturnType<typeof openTestPost>>
let gateway: Server
/** What the gateway says to each message, and what it was asked. */
export const gatewayHeard = { answer: 200, taken: [] as string[] }
/** Where everything begins: a Wednesday, eleven in the morning in Berlin. */
const morning = instant(Date.parse('2026-06-17T09:00:00Z'))
/** A place with a post and a gateway that answers as it is told, empty and at that hour before each test. */
export function openDelivering(): void {
  beforeAll(async () => {
    city = await testCity()
    post = await openTestPost(city)
    gateway = createServer((request, reply) => {
      gatewayHeard.taken.push(decodeURIComponent(request.url!))
      reply.statusCode = gatewayHeard.answer
      reply.end()
    })
    await new Promise<void>((open) => gateway.listen(0, '127.0.0.1', open))
  })
  beforeEach(async () => {
    gatewayHeard.answer = 200
    gatewayHeard.taken = []
    city.clock.hold(morning)
    await sql`delete from platform_mailbox`.execute(city.database.installation)
  })
  afterAll(async () => {
    gateway.close()
    await post.close()
    await city.close()
  })
}

export const throughGateway = (settings: object = {}) =>
  openTestPost(
    city,
    {
      url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/{to}/{text}`,
      body: null,
      header: null,
    },
    settings,
  )

export async function person(
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
export const vouch = async (childId: Id, guardianId: Id): Promise<void> => {
  const ask = { guardianId, childId, relation: 'other', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(ask, office, city, place))
}
export const notice = (personId: Id, edit: Partial<Notice> = {}): Notice => ({
  personId,
  about: city.newId(),
  kind: 'families.news',
  sentence: 'messages.budget-spent',
  values: { limit: 7 },
  path: '/me/family',
  ...edit,
})
export const tell = (one: Notice, by = post) => tellPerson(one, by.here, by)
export const deliver = (by = post) => deliverDue(by.here, by.sender)
export const laid = () => readMailbox(city.database.installation, 20)
