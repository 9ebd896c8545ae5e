/**
 * `npm run screenshots [-- --only observatory] [--views phone,desk-dark] [--readme]`
 * Every kind of page, public, of the office and of invented people's own, one example each, on a phone and on a desk, by day, by night, in Arabic
 * and on paper; into `screenshots/` (which git ignores), with a sheet that shows them side by side. One house on the
 * demonstration, one browser. With `--readme` only the few pictures of README are taken, into `docs/screens/`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type APIRequestContext, type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { type Brought, cookiesOf, officeCookies, openCamera, shootForReadme } from './looking/camera.ts'
import { type LookedAt, openLookedAt } from './looking/house.ts'
import { readmePictures } from './looking/readme-pictures.ts'
import { contactSheet, type Eyes, invented, type Seen, type Shot, type View, views } from './looking/views.ts'
import { walk, walkAs } from './looking/walk.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'screenshots')
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync'

/** Whose own pages are looked at. */
const own = Object.keys(invented) as (keyof typeof invented)[]
/** What a visitor does not come to: one's own pages, and those of one's work. */
const isOwn = (path: string): boolean =>
  /^(\/[^/]+)?\/(me|host|groups|rosters|draws|visit-plans|office\/(desk|funders))(\/|\?|$)/.test(path)

const { values } = parseArgs({
  options: { only: { type: 'string' }, views: { type: 'string' }, readme: { type: 'boolean', default: false } },
})

const begun = Date.now()
const house = await openLookedAt(await freePort(), tell)
const browser = await chromium.launch({ executablePath: await findChromium(tell), args: flags.split(' ') })
try {
  await (values.readme ? readme(browser, house) : everything(browser, house))
} finally {
  await browser.close()
  await house.close()
}
process.exit()

async function readme(browser: Browser, { base }: LookedAt): Promise<void> {
  for (const picture of readmePictures) await shootForReadme(browser, base, picture, join(root, 'docs/screens'))
  tell(`${readmePictures.length} pictures in docs/screens/`)
}

async function everything(browser: Browser, { base, officeLink }: LookedAt): Promise<void> {
  const brought: Partial<Record<Eyes, Brought[Eyes]>> = {
    office: await officeCookies(browser, base, await officeLink()),
  }
  for (const eyes of own) brought[eyes] = await cookiesOf(browser, base, invented[eyes])
  const pages = (await pagesToShoot(browser, base, brought)).filter(
    ({ path, eyes }) => values.only === undefined || `${path} ${eyes}`.includes(values.only),
  )
  const wanted = values.views?.split(',')
  const chosen = views.filter(({ name }) => wanted?.includes(name) ?? true)
  tell(`${pages.length} pages in ${chosen.length} views, after ${minutes()}`)
  if (values.only === undefined && wanted === undefined) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const shots: Shot[] = []
  const waiting = [...chosen]
  // Two at a time: while one page is drawn, the other's picture is packed.
  const work = async (): Promise<void> => {
    for (let view = waiting.shift(); view !== undefined; view = waiting.shift()) {
      shots.push(...(await shootAll(browser, base, view, brought, pages)))
      tell(`${view.name}: ${pages.length} pictures, after ${minutes()}`)
    }
  }
  await Promise.all([work(), work()])
  const place = ({ path, eyes }: Seen): number => pages.findIndex((page) => page.path === path && page.eyes === eyes)
  shots.sort((one, other) => place(one) - place(other))
  writeFileSync(join(folder, 'index.html'), contactSheet(shots))
  tell(`${shots.length} pictures of ${pages.length} pages in screenshots/index.html, after ${minutes()}`)
  for (const { path, view, over } of shots) if (over > 0) tell(`Sticks out by ${over} px: ${path} (${view.name})`)
}

async function pagesToShoot(browser: Browser, base: string, brought: Brought): Promise<readonly Seen[]> {
  const asked = async (eyes: Eyes, ask: (request: APIRequestContext) => Promise<readonly Seen[]>) => {
    const context = await browser.newContext({ locale: 'en' })
    await context.addCookies((brought[eyes] ?? []).map((cookie) => ({ ...cookie })))
    const seen = await ask(context.request)
    await context.close()
    return seen
  }
  const pages = [...(await asked('office', (request) => walk(request, base)))]
  for (const eyes of own) pages.push(...(await asked(eyes, (request) => walkAs(eyes, request, base, isOwn))))
  return pages
}

async function shootAll(browser: Browser, base: string, view: View, brought: Brought, pages: readonly Seen[]) {
  const camera = await openCamera(browser, base, view, brought)
  const shots: Shot[] = []
  for (const page of pages) shots.push(await camera.shoot(page, folder))
  await camera.close()
  return shots
}

function minutes(): string {
  return `${((Date.now() - begun) / 60_000).toFixed(1)} minutes`
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
