import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { addOrganisation } from '../commands/add-organisation.ts'
import { editOrganisation } from '../commands/edit-organisation.ts'
import { organisationById } from '../queries/organisation-by-id.ts'
import { organisationForm, type Organisation } from '../words.ts'
import { beginProvingAddress, lookForProof, type Looking } from './commands/prove-address.ts'
import { provenAmong } from './queries.ts'
import { filePath } from './words.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let city: TestCity
let museum: Organisation
let coordinator: Actor
/** What the site answers under a path, and what the name's records say: changed by each test. */
const site = new Map<string, { readonly status: number; readonly body?: string; readonly location?: string }>()
let records: string[] | null = null
const asked: string[] = []

const web = createServer((request, response) => {
  const answer = site.get(request.url ?? '') ?? { status: 404 }
  response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end(answer.body ?? '')
})

/** A name server of one name: each question is answered with our text records, or with "no such name". */
const names = createSocket('udp4').on('message', (question, { port, address }) => {
  let end = 12
  const labels: string[] = []
  while (question[end] !== 0) {
    labels.push(question.subarray(end + 1, end + 1 + question[end]!).toString())
    end += question[end]! + 1
  }
  asked.push(labels.join('.'))
  const body = question.subarray(12, end + 5)
  const header = Buffer.alloc(12)
  question.copy(header, 0, 0, 2)
  header.writeUInt16BE(records === null ? 0x8183 : 0x8180, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records?.length ?? 0, 6)
  const answers = (records ?? []).map((text) => {
    const fixed = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, text.length + 1, text.length])
    return Buffer.concat([fixed, Buffer.from(text)])
  })
  names.send(Buffer.concat([header, body, ...answers]), port, address)
})

let looking: Looking
const look = () => lookForProof(museum.id, coordinator, city, looking)
const provenHere = async (): Promise<boolean> =>
  (await provenAmong([(await organisationById(city, museum.id))!], city)).has(museum.id)
const told = (name: string) =>
  city.reading((tx) => tx.selectFrom('platform_outbox').select('seq').where('name', '=', name).execute())

beforeAll(async () => {
  city = await testCity()
  const form = organisationForm.parse({ name: 'Moth Museum', website: 'https://www.moths.example/visit' })
  museum = must(await addOrganisation(form, office, city))
  coordinator = { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: museum.id }] }
  await new Promise<void>((done) => web.listen(0, '127.0.0.1', done))
  await new Promise<void>((done) => names.bind(0, '127.0.0.1', done))
  const { port } = web.address() as AddressInfo
  looking = {
    origin: (domain) => `http://${domain}:${port}`,
    fetch: { mayCall: (address) => address === '127.0.0.1', lookUp: async () => ['127.0.0.1'] },
    records: { servers: [`127.0.0.1:${names.address().port}`] },
  }
})
afterAll(async () => {
  web.close()
  names.close()
  await city.close()
})

test('only its coordinator begins, an organisation without an address can not, and what has to stand there stays', async () => {
  const host: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'host', organisation: museum.id }] }
  expect(await beginProvingAddress(museum.id, host, city)).toMatchObject({ refusal: 'organisations.not-yours' })
  expect(await look()).toMatchObject({ refusal: 'organisations.proof-not-begun' })
  const bare = must(await addOrganisation(organisationForm.parse({ name: 'Bare' }), office, city))
  expect(await beginProvingAddress(bare.id, office, city)).toMatchObject({
    refusal: 'organisations.no-address-to-prove',
  })
  const proof = must(await beginProvingAddress(museum.id, coordinator, city))
  expect(proof).toMatchObject({ domain: 'moths.example', proven: null })
  expect(proof.token.length).toBeGreaterThan(20)
  expect(must(await beginProvingAddress(museum.id, coordinator, city)).token).toBe(proof.token)
})

test('the file on its site proves it; gone, it is proven no more; each told once', async () => {
  const { token } = must(await beginProvingAddress(museum.id, coordinator, city))
  expect(must(await look())).toMatchObject({ proven: null, found: 'unreachable' })
  site.set(filePath, { status: 200, body: 'something else' })
  expect(must(await look())).toMatchObject({ proven: null, found: 'other' })
  site.set(filePath, { status: 200, body: `${token}\n` })
  expect(must(await look())).toMatchObject({ proven: { by: 'file' }, found: 'proven' })
  expect(must(await look())).toMatchObject({ proven: { by: 'file' } })
  expect(await provenHere()).toBe(true)
  expect(await told('organisations.address-proven')).toHaveLength(1)
  site.set(filePath, { status: 302, location: `http://other.example:${(web.address() as AddressInfo).port}/elsewhere` })
  site.set('/elsewhere', { status: 200, body: token })
  expect(must(await look())).toMatchObject({ proven: null })
  expect(await told('organisations.address-proof-lost')).toHaveLength(1)
  expect(await provenHere()).toBe(false)
})

test('a record of the name proves it as well; an address it no longer calls its own proves nothing', async () => {
  site.clear()
  const { token } = must(await beginProvingAddress(museum.id, coordinator, city))
  records = ['v=spf1 -all', `hedgerow=${token}`]
  expect(must(await look())).toMatchObject({ proven: { by: 'record' }, found: 'proven' })
  expect(asked.at(-1)).toBe('_hedgerow.moths.example')
  expect(await provenHere()).toBe(true)
  const form = organisationForm.parse({ name: 'Moth Museum', website: 'https://beetles.example' })
  must(await editOrganisation({ organisationId: museum.id, form }, office, city))
  expect(await provenHere()).toBe(false)
  const anew = must(await beginProvingAddress(museum.id, coordinator, city))
  expect(anew).toMatchObject({ domain: 'beetles.example', proven: null })
  expect(anew.token).not.toBe(token)
})

test('an address begun while another was looked at is not proven by what was found there', async () => {
  const rename = async (website: string) => {
    const form = organisationForm.parse({ name: 'Moth Museum', website })
    must(await editOrganisation({ organisationId: museum.id, form }, office, city))
    return must(await beginProvingAddress(museum.id, coordinator, city))
  }
  records = [`hedgerow=${(await rename('https://mine.example')).token}`]
  const slow: Looking = {
    ...looking,
    fetch: {
      ...looking.fetch,
      lookUp: async () => {
        await rename('https://famous.example')
        return ['127.0.0.1']
      },
    },
  }
  expect(must(await lookForProof(museum.id, coordinator, city, slow))).toMatchObject({
    domain: 'famous.example',
    proven: null,
  })
  expect(await provenHere()).toBe(false)
})

test('two who look at once tell it once', async () => {
  const { token } = must(await beginProvingAddress(museum.id, coordinator, city))
  records = [`hedgerow=${token}`]
  const before = (await told('organisations.address-proven')).length
  await Promise.all([look(), look(), look()])
  expect(await told('organisations.address-proven')).toHaveLength(before + 1)
})

test('an address of an inner network is not called, whatever its name says', async () => {
  records = []
  const inner: Looking = { ...looking, fetch: { lookUp: async () => ['10.0.0.8'] } }
  site.set(filePath, { status: 200, body: must(await beginProvingAddress(museum.id, coordinator, city)).token })
  expect(must(await lookForProof(museum.id, coordinator, city, inner))).toMatchObject({
    proven: null,
    found: 'nothing',
  })
})
