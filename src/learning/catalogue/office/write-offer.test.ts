import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { clearShelf } from '../snapshot/shelf.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  await house.close()
  clearShelf()
})

const fresh = '/somewhere/office/listings/new'
const get = (url: string) => house.app.inject({ url, headers: { host: 'localhost', cookie: house.office } })
const post = (url: string, body: Record<string, string | readonly string[]>) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      cookie: house.office,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(
      Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as [string, string])),
    ).toString(),
  })
const written = () =>
  house.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').selectAll().where('source_id', 'is', null).orderBy('id').execute(),
  )
const sessionsOf = (id: Id) =>
  house.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').selectAll().where('opportunity_id', '=', id).orderBy('id').execute(),
  )
/** What the preview's hidden fields would send on. */
const hiddenIn = (body: string): Record<string, string[]> => {
  const fields: Record<string, string[]> = {}
  const form = body.slice(body.indexOf('<form'), body.indexOf('</form>'))
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    ;(fields[name!] ??= []).push(
      value!.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    )
  }
  return fields
}

const kites = {
  title: 'Kites & <b>tails</b>',
  description: 'Build one.\n\nFly it.',
  kind: 'workshop',
  host: 'Town library',
  when: 'weekly',
  startOn: '2026-06-20',
  startTime: '09:30',
  endTime: '12:00',
  endOn: '2026-08-29',
  place: 'venue',
  venue: 'Town hall',
  address: 'Market 1',
  ageMin: '6',
  ageMax: '12',
  price: 'free',
  provides: ['food', 'equipment'],
  access: ['step-free'],
  languages: ['es', 'en'],
  themes: ['making'],
}

test('an empty form asks; bad input keeps everything typed and names each field', async () => {
  expect((await get(fresh)).body).toContain('name="startOn"')
  expect((await get(`${fresh}?lang=ar`)).body).toContain('<html lang="ar" dir="rtl"')
  const answer = await post(fresh, { ...kites, startOn: 'soon', ageMax: '3', host: ' ' })
  expect(answer.statusCode).toBe(400)
  for (const field of ['host', 'startOn', 'ageMax']) expect(answer.body).toContain(`href="#${field}"`)
  expect(answer.body).toContain('value="Kites &amp; &lt;b&gt;tails&lt;/b&gt;"')
  expect(answer.body).toContain('Build one.\n\nFly it.')
  expect(answer.body).toMatch(/id="provides-food"[^>]*checked/)
  expect(answer.body).toMatch(/id="when-weekly"[^>]*checked/)
  expect(await written()).toEqual([])
})

test('seen as visitors will, changed, published, and published once however often it is sent', async () => {
  const preview = await post(fresh, { ...kites, act: 'preview' })
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toContain('This is how visitors will see it')
  expect(preview.body).toContain('Every Saturday')
  expect(await written()).toEqual([])
  const carried = hiddenIn(preview.body)
  const again = await post(fresh, { ...carried, act: 'change' })
  expect(again.body).toContain('value="Kites &amp; &lt;b&gt;tails&lt;/b&gt;"')

  const published = await post(fresh, { ...carried, act: 'publish' })
  expect(published.statusCode).toBe(303)
  expect((await post(fresh, { ...carried, act: 'publish' })).headers['location']).toBe(published.headers['location'])
  const [offer, ...others] = await written()
  expect(others).toEqual([])
  expect(published.headers['location']).toBe(`/somewhere/office/listings/${offer!.id}`)
  expect(offer).toMatchObject({
    kind: 'workshop',
    age_min: 6,
    age_max: 12,
    provides: ['food', 'equipment'],
    access: ['step-free'],
    languages: ['es', 'en'],
    verified_by_a_human_on: null,
    lapses_on: '2027-06-17',
  })
  expect(await sessionsOf(offer!.id)).toMatchObject([
    { form: 'rule', start_on: '2026-06-20', start_time: '09:30', rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260829' },
  ])
  const page = await get(`/somewhere/opportunities/${offer!.id}`)
  expect(page.body).toContain('Town hall')
  expect(page.body).not.toContain('<b>tails</b>')
})

test('an edit keeps its address and its session, and the search finds the new words', async () => {
  const [offer] = await written()
  const [session] = await sessionsOf(offer!.id)
  const form = await get(`/somewhere/office/listings/${offer!.id}/edit`)
  expect(form.body).toContain('value="2026-08-29"')
  expect(form.body).toContain('value="Town hall"')
  const edit = `/somewhere/office/listings/${offer!.id}/edit`
  const wrong = await post(edit, { ...kites, title: '' })
  expect(wrong.statusCode).toBe(400)
  const saved = await post(edit, { ...kites, title: 'Dragons', when: 'once', endOn: '', act: 'publish' })
  expect(saved.statusCode).toBe(303)
  expect(await written()).toMatchObject([{ id: offer!.id, title: { texts: { en: 'Dragons' } } }])
  expect(await sessionsOf(offer!.id)).toMatchObject([{ id: session!.id, form: 'dated', start_on: '2026-06-20' }])
  clearShelf()
  const found = await get('/api/v1/ecosystems/somewhere/opportunities?q=dragons')
  expect(found.json<{ total: number }>().total).toBe(1)
})

test('the last one is copied into a new form; nothing to copy gives an empty one', async () => {
  const copy = (await get(`${fresh}?copy=last`)).body
  expect(copy).toContain('value="Dragons"')
  expect(copy).not.toContain(`name="id" value="${(await written())[0]!.id}"`)
  expect((await get(`${fresh}?copy=nonsense`)).body).not.toContain('value="Dragons"')
})

test('only what is here, and only for the office', async () => {
  expect((await get(`/somewhere/office/listings/${house.city.newId()}/edit`)).statusCode).toBe(404)
  expect((await post('/nowhere/office/listings/new', kites)).statusCode).toBe(404)
  expect((await house.app.inject({ url: fresh, headers: { host: 'localhost' } })).statusCode).toBe(401)
})
