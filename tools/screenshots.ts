/**
 * `npm run screenshots [-- --base http://localhost:4100] [-- --only observatory]`
 * Every kind of public page, one example each, on a phone and on a desk, by day, by night, in Arabic and on paper;
 * into `screenshots/`, with a sheet that shows them side by side. Without a base it opens a house of its own on the
 * demonstration.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'
import { contactSheet, nameOf, shapeOf, type Shot, type View, views } from './looking/views.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'screenshots')
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync'

const { values } = parseArgs({ options: { base: { type: 'string' }, only: { type: 'string' } } })
const house = values.base === undefined ? await openHouse() : { base: values.base, close: () => {} }
const browser = await chromium.launch({ executablePath: await findChromium(tell), args: flags.split(' ') })
try {
  const pages = (await walk(browser, house.base)).filter(
    (path) => values.only === undefined || path.includes(values.only),
  )
  if (values.only === undefined) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const shots: Shot[] = []
  for (const path of pages) {
    for (const view of views) shots.push(await shoot(browser, house.base, path, view))
    tell(`${path}: ${views.length} pictures`)
  }
  writeFileSync(join(folder, 'index.html'), contactSheet(shots))
  tell(`${shots.length} pictures of ${pages.length} pages in screenshots/index.html`)
  for (const { path, view, over } of shots) if (over > 0) tell(`Sticks out by ${over} px: ${path} (${view.name})`)
} finally {
  await browser.close()
  house.close()
}

/** Follows links from the first page; of pages that differ only by which thing they show, the first one stands for all. */
async function walk(browser: Browser, base: string): Promise<readonly string[]> {
  const page = await browser.newPage({ locale: 'en' })
  const waiting = ['/', '/style', '/no-such-page']
  const seen = new Map<string, string>()
  while (waiting.length > 0) {
    const path = waiting.shift()!
    const shape = shapeOf(path)
    if (seen.has(shape)) continue
    const answer = await page.goto(base + path).catch(() => null)
    if (answer === null || !(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue
    seen.set(shape, path)
    const links = await page.$$eval('a[href]:not([download])', (found) =>
      found.map((link) => (link as HTMLAnchorElement).href),
    )
    for (const link of links) {
      const { origin, pathname, search, searchParams } = new URL(link)
      const once = [...searchParams.keys()].every((key) => key === 'view')
      if (origin === base && once && !pathname.startsWith('/office')) waiting.push(pathname + search)
    }
  }
  await page.close()
  return [...seen.values()]
}

async function shoot(browser: Browser, base: string, path: string, view: View): Promise<Shot> {
  const page = await browser.newPage({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  if (view.paper) await page.emulateMedia({ media: 'print' })
  const question = path.includes('?') ? '&' : '?'
  await page.goto(`${base}${path}${question}lang=${view.language}`)
  await page.evaluate(() => document.fonts.ready)
  const file = `${nameOf(path)}--${view.name}.png`
  // Chromium draws at most 16,384 px; nobody looks further down either.
  const tall = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.screenshot({
    path: join(folder, file),
    fullPage: true,
    clip: { x: 0, y: 0, width: view.width, height: Math.min(tall, 6000) },
  })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await page.close()
  return { path, view, file, over }
}

/** A house of its own on a free port, its data beside the others so that the second run starts in seconds. */
async function openHouse(): Promise<{ base: string; close: () => void }> {
  const port = await freePort()
  const base = `http://localhost:${port}`
  const server = spawn(process.execPath, [...process.execArgv, join(root, 'src/main/server.ts')], {
    env: {
      ...process.env,
      PORT: String(port),
      HEDGEROW_ORIGIN: base,
      HEDGEROW_DATA: join(root, '.hedgerow/screenshots'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((open, fail) => {
    server.stdout.on('data', (line: Buffer) => {
      if (line.toString().includes(base)) open()
    })
    server.once('exit', () => fail(new Error('the house did not open; its reason is above')))
  })
  return { base, close: () => void server.kill('SIGTERM') }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
