import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { ensureHosts } from './commands/ensure-hosts.ts'
import { organisationIdsNamed, organisationNamed } from './queries/organisation-named.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  const names = [
    '3 Cordes',
    '— —',
    'Àtic',
    'Elm School (invented)',
    'Taller d’Or',
    'Zeta',
    ...Array.from({ length: 150 }, (_, number) => `Coral ${number}`),
    ...Array.from({ length: 90 }, (_, number) => `Museu ${number}`),
  ]
  await city.transaction((tx) => ensureHosts(tx, city, names, { kind: 'system', because: 'test' }))
})
afterAll(() => house.close())

const get = async (asked = '') =>
  (await house.app.inject({ url: `/somewhere/organisations${asked}`, headers: { host: 'localhost' } })).body
const shown = (body: string): number => body.match(/href="\/somewhere\/organisations\/[^"]+"/g)?.length ?? 0

test('a hundred on a page, the next and the one before, and each letter leads to the page it begins on', async () => {
  const first = await get()
  expect(shown(first)).toBe(100)
  expect(first).toContain('246 organisations')
  expect(first).toContain('1 to 100 of 246')
  expect(first).not.toContain('rel="prev"')
  expect(first).toContain('href="/somewhere/organisations?page=2" rel="next"')
  for (const at of ['#letter-0', '#letter-A', '#letter-C', '?page=2#letter-M', '?page=2#letter-E', '?page=3#letter-Z'])
    expect(first).toContain(`href="/somewhere/organisations${at}"`)
  const second = await get('?page=2')
  expect(second).toContain('id="letter-E"')
  expect(second).toContain('href="/somewhere/organisations" rel="prev"')
  const last = await get('?page=3')
  expect(shown(last)).toBe(46)
  expect(last).not.toContain('rel="next"')
  for (const beyond of ['?page=4', '?page=99999']) expect(shown(await get(beyond))).toBe(46)
  for (const senseless of ['?page=0', '?page=x', '?lang=en']) expect(shown(await get(senseless))).toBe(100)
})

test.each([
  ['mus 7', 11],
  ['atic', 1],
  ['ÀTIC', 1],
  ['or', 1],
  ['oral', 0],
  ['%', 246],
  ['c_ral', 0],
  ['cordes', 1],
])('a word that begins with each of “%s” is found %d times', async (q, count) => {
  const body = await get(`?q=${encodeURIComponent(q)}`)
  expect(shown(body)).toBe(Math.min(100, count))
  expect(body).toContain('noindex')
  expect(body.includes('No organisation here is called')).toBe(count === 0)
})

test('what is looked for goes along from page to page', async () => {
  const found = await get('?q=coral')
  expect(found).toContain('150 organisations for “coral”')
  expect(found).toContain('href="/somewhere/organisations?q=coral&amp;page=2" rel="next"')
})

test('an organisation is known by its name, however it is spelled, or by its address', async () => {
  const { city } = house
  const school = await organisationNamed('Elm School (invented)', city)
  expect(school?.name).toBe('Elm School (invented)')
  for (const written of [' elm school, INVENTED ', school!.slug])
    expect((await organisationNamed(written, city))?.id).toBe(school!.id)
  expect((await organisationNamed('— —', city))?.name).toBe('— —')
  for (const nobody of ['', ' ', 'Elm', '?']) expect(await organisationNamed(nobody, city)).toBeNull()
  const ids = await organisationIdsNamed(['ELM SCHOOL (invented)', 'Nobody'], city)
  expect([...ids]).toEqual([['elm school invented', school!.id]])
})
