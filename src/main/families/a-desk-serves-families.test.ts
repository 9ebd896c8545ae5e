import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolWithCard } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { readPrinted, squaresOf } from '../../../tests/journeys/stage/printed.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { withBackgroundCheck } from '../../../tests/stage/with-background-check.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { familyReactions } from './family-reactions.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const desk = '/office/desk'
let house: TestHouse
let ask: ReturnType<typeof asking>
let work: ReturnType<typeof workThrough>
let library: Id
let librarian: Somebody
let lead: Somebody
beforeAll(async () => {
  house = await openTestHouse(['elsewhere'])
  ask = asking(house)
  work = workThrough(house, familyReactions, house.desk)
  library = house.city.newId()
  librarian = await withBackgroundCheck(await signedIn(house, 'Lark Example', [['courier', library]]), house.city)
  lead = await withBackgroundCheck(await signedIn(house, 'Heron Example', [['coordinator', library]]), house.city)
})
afterAll(() => house.close())

/** A child of this library, with the address of its page at the desk. */
async function child(): Promise<{ id: Id; at: string }> {
  const made = await enrolWithCard(
    { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library },
    office,
    house.city,
  )
  const id = made.ok ? made.value.personId : ('' as Id)
  return { id, at: `${desk}/${id}` }
}
const linkOn = (page: string): string => /name="link" value="([^"]+)"/.exec(page)![1]!
const told = async (kind: string) => {
  const { rows } = await sql<{ person_id: Id; link: string | null }>`
    select person_id, link from messages_notices where kind = ${kind} order by laid_at, id`.execute(
    house.database.reader,
  )
  return rows
}

test('a class of 28 is printed on one sheet, each code its own; 29 are too many', async () => {
  const made = await ask('POST', `${desk}/class`, librarian.cookie, { count: '28', classLanguage: 'en' })
  const printed = readPrinted(made.rawPayload)
  expect([made.statusCode, printed.pages, new Set(printed.links).size]).toEqual([200, 1, 28])
  expect(printed.codes.every((code, at) => code === squaresOf(printed.links[at]!))).toBe(true)
  for (const count of ['29', '0', 'x', '']) {
    expect((await ask('POST', `${desk}/class`, librarian.cookie, { count })).statusCode).toBe(400)
  }
}, 60_000)

test('a family of two adults and three children: one form, one sheet, one press for all the questions, one link for all the answers', async () => {
  const form = await ask('GET', `${desk}/family`, librarian.cookie)
  expect(form.statusCode).toBe(200)
  const family = {
    name0: 'Mother Example',
    reach0: 'mother@people.invalid',
    relation0: 'mother',
    name1: 'Father Example',
    reach1: '+1 555 010 0123',
    relation1: 'father',
    year0: '2015',
    month0: '3',
    year1: '2017',
    month1: '11',
    year2: '2019',
    month2: '6',
  }
  const mistaken = await ask('POST', `${desk}/family`, librarian.cookie, { ...family, reach1: '555', month2: '13' })
  expect(mistaken.statusCode).toBe(400)
  for (const field of ['reach1', 'year2']) expect(mistaken.body).toContain(`href="#${field}"`)
  expect(mistaken.body).toContain('value="Mother Example"')
  const made = await ask('POST', `${desk}/family`, librarian.cookie, family)
  expect(made.statusCode).toBe(303)
  const address = new URL(String(made.headers['location']), 'http://here')
  const ids = address.searchParams.getAll('child')
  expect(ids).toHaveLength(3)
  const page = await ask('GET', `${desk}/family${address.search}`, librarian.cookie)
  expect(page.body).toMatch(/Mother Example · Father Example|Father Example · Mother Example/)
  const cards = await house.app.inject({
    method: 'POST',
    url: `/somewhere${desk}/cards`,
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      cookie: librarian.cookie,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: address.search.slice(1),
  })
  expect(readPrinted(cards.rawPayload).links).toHaveLength(3)
  const sent = await house.app.inject({
    method: 'POST',
    url: `/somewhere${desk}/questions`,
    headers: {
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
      cookie: librarian.cookie,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: address.search.slice(1),
  })
  expect(sent.statusCode).toBe(303)
  const events = await work()
  const links = await told('families.consent-link')
  expect(links).toHaveLength(6)
  // No event holds the secret that a message does.
  expect(JSON.stringify(events)).not.toContain(links[0]!.link!.split('/').at(-1))

  // One of the three links is enough: each answer leads to the next child.
  let at = links[0]!.link!
  for (let number = 1; number <= 3; number += 1) {
    expect((await ask('POST', at, '', { all: 'yes' })).statusCode).toBe(303)
    const answered = await ask('GET', at)
    const next = /href="\/somewhere(\/consent\/[\w-]+)"/.exec(answered.body)?.[1]
    expect(next !== undefined).toBe(number < 3)
    at = next ?? at
  }
}, 60_000)

test('a lead lets a link rest with a reason, a courier can not, and two leads restore it', async () => {
  const { at } = await child()
  const adult = { guardianName: 'Rook Example', reach: '', relation: 'father' }
  expect((await ask('POST', `${at}/guardian`, librarian.cookie, adult)).statusCode).toBe(303)
  const link = linkOn((await ask('GET', at, lead.cookie)).body)
  const rest = { link, because: 'conflict' }
  expect((await ask('GET', at, librarian.cookie)).body).not.toContain('Let this link rest')
  expect((await ask('POST', `${at}/suspend`, librarian.cookie, rest)).statusCode).toBe(403)
  expect((await ask('POST', `${at}/suspend`, lead.cookie, { link, because: 'a long story' })).statusCode).toBe(400)
  expect((await ask('POST', `${at}/suspend`, lead.cookie, rest)).statusCode).toBe(303)
  expect((await ask('GET', at, librarian.cookie)).body).not.toContain('The adults are in conflict')
  expect((await ask('GET', at, lead.cookie)).body).toContain('The adults are in conflict')
  expect((await ask('POST', `${at}/restore`, lead.cookie, { link })).statusCode).toBe(303)
  expect((await ask('POST', `${at}/restore`, lead.cookie, { link })).statusCode).toBe(409)
  const second = await withBackgroundCheck(
    await signedIn(house, 'Crane Example', [['coordinator', library]]),
    house.city,
  )
  expect((await ask('POST', `${at}/restore`, second.cookie, { link })).statusCode).toBe(303)
  // A link of another child is no way around.
  const other = await child()
  expect((await ask('POST', `${other.at}/suspend`, lead.cookie, rest)).statusCode).toBe(404)
})

test('a mandate is written down, told to who gave it, carries answers, and ends', async () => {
  const { at } = await child()
  await ask('POST', `${at}/guardian`, librarian.cookie, {
    guardianName: 'Dove Example',
    reach: 'dove@people.invalid',
    relation: 'mother',
  })
  const guardian = linkOn((await ask('GET', at, librarian.cookie)).body)
  const leave = { guardian, scope: 'taking-part', untilOn: '2026-08-31', recordedHow: 'signed-form' }
  expect((await ask('POST', `${at}/mandate`, librarian.cookie, { guardian, untilOn: '2026-08-31' })).statusCode).toBe(
    422,
  )
  expect((await ask('POST', `${at}/mandate`, librarian.cookie, leave)).statusCode).toBe(303)
  const [, mandate] = /\/mandate\/([\w-]+)"/.exec((await ask('GET', at, librarian.cookie)).body)!
  const form = await ask('GET', `${at}/mandate/${mandate}`, librarian.cookie)
  expect(form.body).toContain('You write down what Dove Example lets you say.')
  expect(form.body).not.toContain('name="photos"')
  expect((await ask('POST', `${at}/mandate/${mandate}`, librarian.cookie, {})).statusCode).toBe(400)
  const yes = { 'taking-part': 'given', photos: 'given' }
  expect((await ask('POST', `${at}/mandate/${mandate}`, librarian.cookie, yes)).statusCode).toBe(303)
  const page = (await ask('GET', at, librarian.cookie)).body
  expect(page).toContain('Lark Example wrote it down.')
  expect((await ask('POST', `${at}/mandate/${mandate}/end`, librarian.cookie)).statusCode).toBe(303)
  expect((await ask('GET', `${at}/mandate/${mandate}`, librarian.cookie)).statusCode).toBe(404)
  await work()
  expect(await told('families.mandate')).toHaveLength(1)
  expect((await told('families.linked')).length).toBeGreaterThan(0)
})

test('a protected child is told like one that is not here, to everybody but the two who are named', async () => {
  const { at } = await child()
  const page = (await ask('GET', at, lead.cookie)).body
  expect(page).toContain('Protect this child')
  const named = { first: librarian.person, second: lead.person }
  expect((await ask('POST', `${at}/protect`, librarian.cookie, named)).statusCode).toBe(403)
  expect((await ask('POST', `${at}/protect`, lead.cookie, { ...named, second: librarian.person })).statusCode).toBe(422)
  expect((await ask('POST', `${at}/protect`, lead.cookie, named)).statusCode).toBe(303)
  const other = await withBackgroundCheck(await signedIn(house, 'Gull Example', [['educator', library]]), house.city)
  const steward = await signedIn(house, 'Teal Example', [['steward', null]])
  for (const { cookie } of [other, steward]) {
    expect((await ask('GET', at, cookie)).statusCode).toBe(404)
    expect((await ask('POST', `${at}/card`, cookie)).statusCode).toBe(404)
  }
  expect((await ask('GET', at, librarian.cookie)).statusCode).toBe(200)
  expect((await ask('POST', `${at}/lift`, librarian.cookie)).statusCode).toBe(303)
  expect((await ask('POST', `${at}/lift`, librarian.cookie)).statusCode).toBe(409)
  expect((await ask('POST', `${at}/lift`, lead.cookie)).statusCode).toBe(303)
  expect((await ask('GET', at, other.cookie)).statusCode).toBe(200)
})

test('a band is set by a courier, seen by the mother, and by no host and no steward', async () => {
  const { at } = await child()
  const band = { band: 'reduced', bandBecause: 'seen-a-letter' }
  expect((await ask('POST', `${at}/band`, librarian.cookie, band)).statusCode).toBe(303)
  expect((await ask('POST', `${at}/band`, librarian.cookie, band)).statusCode).toBe(409)
  expect((await ask('GET', at, librarian.cookie)).body).toContain('<strong>Reduced</strong>')
  const host = await withBackgroundCheck(await signedIn(house, 'Kite Example', [['host', library]]), house.city)
  const steward = await signedIn(house, 'Ibis Example', [['steward', null]])
  const atHost = await ask('GET', at, host.cookie)
  expect([atHost.statusCode, /Reduced|Band for fees/.test(atHost.body)]).toEqual([200, false])
  // The office may end one, and reads that there is one, never which.
  const atOffice = await ask('GET', at, steward.cookie)
  expect([atOffice.statusCode, /Reduced/.test(atOffice.body)]).toEqual([200, false])
  expect(atOffice.body).toContain('A band is set.')
  expect((await ask('POST', `${at}/band`, host.cookie, band)).statusCode).toBe(403)
  const code = /class="link-code"[^>]*>(.*?)<\/p>/.exec((await ask('POST', `${at}/code`, librarian.cookie)).body)![1]!
  const mother = await signedIn(house, 'Wagtail Example')
  const joined = { code: code.replaceAll('<!-- -->', ''), relation: 'mother' }
  expect((await ask('POST', '/me/family/link', mother.cookie, joined)).statusCode).toBe(303)
  expect((await ask('GET', '/me/family', mother.cookie)).body).toContain('Reduced, until')
})

test('names of three hundred letters and names that turn the line are taken as names and nothing else', async () => {
  const { at } = await child()
  const link = (guardianName: string) =>
    ask('POST', `${at}/guardian`, librarian.cookie, { guardianName, relation: 'other' })
  expect((await link('ن'.repeat(300))).statusCode).toBe(303)
  expect((await link('x'.repeat(301))).statusCode).toBe(400)
  expect((await link('\u202Eelpmaxe nevaR\u202C \u200F<b>x</b>')).statusCode).toBe(303)
  const page = (await ask('GET', at, librarian.cookie)).body
  expect(page).toContain('elpmaxe nevaR &lt;b&gt;x&lt;/b&gt;')
  expect(page).not.toMatch(/[\u202A-\u202E\u200F]/)
})

test('an id of another ecosystem, and of nobody, is not here', async () => {
  const [neighbour] = house.neighbours
  const made = await enrolWithCard({ birth: null, language: 'en', organisationId: library }, office, neighbour!)
  const foreign = made.ok ? made.value.personId : ''
  for (const id of [foreign, house.city.newId()]) {
    expect((await ask('GET', `${desk}/${id}`, librarian.cookie)).statusCode).toBe(404)
    for (const act of ['card', 'protect', 'lift', 'band/end', 'code', 'consent-link']) {
      const body = { first: librarian.person, second: lead.person, link: foreign }
      expect((await ask('POST', `${desk}/${id}/${act}`, librarian.cookie, body)).statusCode).toBe(404)
    }
  }
})

test('a child begins alone, puts nothing in, and a second press begins nobody else', async () => {
  expect((await ask('GET', '/start')).body).toContain('Within 14 days')
  const begun = await ask('POST', '/start')
  expect(begun.statusCode).toBe(303)
  const cookie = String(begun.headers['set-cookie']).split(';')[0]!
  const seen = await ask('GET', '/me/seen', cookie)
  expect(seen.body).toContain('after that everything here is forgotten')
  const before = await house.database.installation.selectFrom('people_accounts').select('id').execute()
  expect((await ask('POST', '/start', cookie)).statusCode).toBe(303)
  const after = await house.database.installation.selectFrom('people_accounts').select('id').execute()
  expect(after).toHaveLength(before.length)
  const own = await ask('GET', '/me/own', cookie)
  expect(own.body).toContain('From 16 on you decide here for yourself.')
  expect((await ask('POST', '/me/own', cookie, { address: 'a@people.invalid' })).statusCode).toBe(403)
})
