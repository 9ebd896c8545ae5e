import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localText } from '#kernel/local-text.ts'
import { testDatabase, type TestDatabase } from '#platform/database/test-city.ts'
import { openDirectory } from '../queries/directory.ts'
import { networks } from '../queries/networks.ts'
import { signaturesOfEcosystem } from '../queries/signatures-of-ecosystem.ts'
import type { EcosystemDraft } from '../words.ts'
import { createEcosystem } from './create-ecosystem.ts'
import { editEcosystem } from './edit-ecosystem.ts'
import { groupInNetwork } from './group-in-network.ts'
import { signManifesto } from './sign-manifesto.ts'
import type { Day } from '#kernel/instant.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const by = { kind: 'system', because: 'test' } as const
const town = (slug: string, more: Partial<EcosystemDraft> = {}): EcosystemDraft => ({
  slug,
  name: localText('ca', 'Castellbell i el Vilar'),
  languages: ['ca'],
  timeZone: 'Europe/Madrid',
  ...more,
})
const eventsNamed = async (name: string) => {
  const { rows } = await sql<{ about: Record<string, unknown> }>`
    select about from platform_outbox where name = ${name} order by seq`.execute(database.reader)
  return rows.map((row) => row.about)
}

test('an ecosystem is made once; its event says so; its address is then taken', async () => {
  const made = await createEcosystem(town('castellbell'), by, database)
  expect(made).toMatchObject({ ok: true, value: { slug: 'castellbell', currency: 'EUR', host: null } })
  expect(await eventsNamed('ecosystems.ecosystem-created')).toEqual([{ slug: 'castellbell' }])
  expect(await createEcosystem(town('castellbell'), by, database)).toMatchObject({
    ok: false,
    refusal: 'ecosystems.slug-taken',
  })
  expect((await openDirectory(database)).bySlug('castellbell')).toEqual(made.ok && made.value)
})

test('two who want one address at the same moment: one has it', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => createEcosystem(town('el-vilar'), by, database)))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.refusal === 'ecosystems.slug-taken')).toHaveLength(2)
})

test('a visitor makes none', async () => {
  expect(await createEcosystem(town('elsewhere'), { kind: 'visitor' }, database)).toMatchObject({
    ok: false,
    refusal: 'ecosystems.office-only',
  })
})

test('an edit changes what it names, keeps the rest, and is no event when it changes nothing', async () => {
  const made = await createEcosystem(town('monistrol', { settings: { wants: { countsFrom: 20 } } }), by, database)
  if (!made.ok) throw new Error(made.refusal)
  const city = database.city(made.value.id, 'monistrol')
  const edited = await editEcosystem({ host: 'learn.monistrol.example', accent: '#7a1f4b' }, by, city)
  expect(edited).toMatchObject({
    ok: true,
    value: { host: 'learn.monistrol.example', accent: '#7a1f4b', settings: { wants: { countsFrom: 20 } } },
  })
  await editEcosystem({ accent: '#7a1f4b' }, by, city)
  expect(await eventsNamed('ecosystems.ecosystem-edited')).toEqual([{ slug: 'monistrol', changed: ['host', 'accent'] }])
  const other = await createEcosystem(town('sallent', { host: 'learn.monistrol.example' }), by, database)
  expect(other).toMatchObject({ ok: false, refusal: 'ecosystems.host-taken' })
})

test('the manifesto is signed once by each, and neighbours do not see it', async () => {
  const [here, there] = [await database.addCity('here'), await database.addCity('there')]
  const signing = { signer: 'Ateneu de Dalt', kind: 'organisation', signedOn: '2026-06-01' as Day } as const
  expect(await signManifesto(signing, by, here)).toMatchObject({ ok: true })
  expect(await signManifesto({ ...signing, signer: 'ateneu  de dalt' }, by, here)).toMatchObject({
    ok: false,
    refusal: 'ecosystems.already-signed',
  })
  expect(await signManifesto({ ...signing, signer: '  ' }, by, here)).toMatchObject({
    ok: false,
    refusal: 'ecosystems.signer-has-no-name',
  })
  expect((await signaturesOfEcosystem(here)).map(({ signer }) => signer)).toEqual(['Ateneu de Dalt'])
  expect(await signaturesOfEcosystem(there)).toEqual([])
  expect(await eventsNamed('ecosystems.manifesto-signed')).toHaveLength(1)
})

test('ecosystems join a network; joining twice is joining once', async () => {
  const [one, two] = [await database.addCity('one'), await database.addCity('two')]
  const network = { slug: 'bages', name: localText('ca', 'El Bages'), about: localText('ca', 'Pobles veïns') }
  expect(await groupInNetwork(network, by, one)).toEqual({ ok: true, value: { joined: true } })
  expect(await groupInNetwork(network, by, two)).toEqual({ ok: true, value: { joined: true } })
  expect(await groupInNetwork(network, by, two)).toEqual({ ok: true, value: { joined: false } })
  expect(await networks(database)).toMatchObject([
    { slug: 'bages', ecosystemIds: [one.ecosystemId, two.ecosystemId].sort() },
  ])
  expect(await eventsNamed('ecosystems.network-grouped')).toHaveLength(2)
})
