import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comeInAs } from './stage/as-invented.ts'
import { myPages, type Somebody } from './stage/my-pages.ts'
import { complaintsOf } from './stage/public-pages.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
let people: Somebody[]
let found: Awaited<ReturnType<typeof myPages>>['found']

/** Of the invented people of one city: whoever has an own kind of page. */
const names = ['Juniper', 'Crane', 'Heron', 'Robin', 'Aspen', 'Hazel', 'Teasel', 'Wren'].map(
  (name) => `${name} Example`,
)

/** Shown only once something is under way, or to a child with a card; the tests of those rooms look at these. */
const elsewhere = new Set([
  '/:ecosystem/come-with/:code',
  '/:ecosystem/host/offers/:id/before',
  '/:ecosystem/me/taking-part/:id/back',
  '/:ecosystem/me/taking-part/:id/invite',
  '/:ecosystem/groups/:group/talk/:post/report',
  '/:ecosystem/host/days/:id/after',
  '/:ecosystem/host/offers/:id',
  '/:ecosystem/host/offers/:id/edit',
  '/:ecosystem/host/offers/:id/feed',
  '/:ecosystem/host/offers/:id/places',
  '/:ecosystem/host/offers/:id/places/:occasion',
  '/:ecosystem/host/offers/:id/places/:occasion/list',
  '/:ecosystem/host/today/door/:id/count',
  '/:ecosystem/host/today/door/:id/leave/:subject',
  '/:ecosystem/host/today/shell',
  '/:ecosystem/me/agreements/:agreement',
  '/:ecosystem/me/draws/:id',
  '/:ecosystem/me/draws/:id/wishes/:person',
  '/:ecosystem/me/family/:child/erase',
  '/:ecosystem/me/doubts/:doubt',
  '/:ecosystem/reflections/:id/:kind',
  '/:ecosystem/me/own',
  '/:ecosystem/me/record/:fact',
  '/:ecosystem/me/seen',
  '/:ecosystem/me/vouching',
  '/:ecosystem/office/desk/:child',
  '/:ecosystem/office/desk/:child/mandate/:mandate',
  '/:ecosystem/opportunities/:id/take-part',
  '/:ecosystem/rosters/:roster',
  '/:ecosystem/visit-plans/:id',
  '/me/second',
  '/sign-in/second',
])

beforeAll(async () => {
  stage = await openStage()
  people = []
  for (const name of names) {
    const page = await stage.visitor()
    await comeInAs(page, new RegExp(`^${name}`), 'Chicago')
    people.push({ name, page })
  }
  const walked = await myPages(people)
  found = walked.found
  expect(walked.refused).toEqual([])
  expect(walked.missed.filter((kind) => !elsewhere.has(kind))).toEqual([])
})
afterAll(() => stage.close())

const modes: [string, BrowserContextOptions, (typeof expectFits)[]][] = [
  ['English, by day', { locale: 'en' }, [expectAccessible, expectFits]],
  ['Arabic, by night', { locale: 'ar', colorScheme: 'dark' }, [expectAccessible, expectFits]],
  ['English, without any script', { locale: 'en', javaScriptEnabled: false }, [expectFits]],
]

const firstOfKind = (all: typeof found): typeof found =>
  all.filter(({ kind }, at) => all.findIndex((other) => other.kind === kind) === at)

test.each(modes)(
  'each page of everybody’s own reads and fits on a small phone, in %s',
  async (_mode, options, checks) => {
    const troubles: string[] = []
    const looking = new Map<Somebody, Page>()
    // By day everybody's own; in the other lights each kind of page once, or the walk takes ten minutes.
    const walk = options.locale === 'en' && options.javaScriptEnabled !== false ? found : firstOfKind(found)
    const firsts = new Set(firstOfKind(walk))
    for (const one of walk) {
      const { who, path } = one
      let page = looking.get(who)
      if (page === undefined) {
        page = await stage.visitor({ ...options, storageState: await who.page.context().storageState() })
        looking.set(who, page)
      }
      const complaints = complaintsOf(page)
      const answer = await page.goto(path)
      if (answer?.status() !== 200) troubles.push(`${who.name}: ${path} answers ${answer?.status()}`)
      if ((await page.locator('html').getAttribute('lang')) !== options.locale)
        troubles.push(`${path}: another language`)
      if ((await page.locator('main').textContent())?.includes('⟦')) troubles.push(`${path} lacks a sentence`)
      // The markup of a kind of page is one; for the others it is what stands in it that may not fit.
      for (const check of firsts.has(one) ? checks : [expectFits]) {
        await check(page).catch((trouble: unknown) =>
          troubles.push(`${who.name}: ${path}: ${trouble instanceof Error ? trouble.message : ''}`),
        )
      }
      troubles.push(...complaints)
    }
    for (const page of looking.values()) await page.context().close()
    expect(troubles).toEqual([])
  },
  900_000,
)
