import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { sessionCookie } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import { heldClock, type HeldClock } from '#platform/clock.ts'
import { readConfig, type Config } from '#platform/config.ts'
import { openInstallation } from '../src/main/installation.ts'
import { openHouse } from '../src/main/open-app.ts'
import { median } from './chance.ts'
import { buildDoor } from './door-town.ts'
import type { Row } from './rows.ts'

const slug = 'door-example'
const children = 500
const rounds = 7
const target = 1_000
/** A phone of some years ago, on a network of today's towns. */
const phone = { slower: 4, latency: 60, bitsDown: 9_000_000, bitsUp: 1_500_000 } as const

/** Milliseconds since the tap on the link to the list. */
interface Opened {
  /** The first byte of the page. */
  readonly answered: number
  /** All of it. */
  readonly arrived: number
  readonly parsed: number
  /** Something is on the screen. */
  readonly painted: number
  /** What is tapped is taken, and the browser has drawn since. */
  readonly ready: number
  /** The rest of a long list stands behind its first screens. */
  readonly whole: number
  /** Of that, on the page's own thread: script, style and layout. */
  readonly busy: number
}

/**
 * The list of a door with 500 children, opened on a phone a quarter as fast as this machine, over a network and without one.
 * A list is open when its first rows are painted and taps are taken; when its last row is there is told beside. The floor is the same browser opening an empty list.
 */
export async function measureDoorList(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-bench-door-'))
  // A browser's clock goes on, the house's stands at half past nine: the page puts its own right by the difference.
  const now = instant(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 9.5 * 3_600_000)
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const config = readConfig({
    HEDGEROW_DATA: folder,
    HEDGEROW_DEMONSTRATION: 'false',
    LOG_LEVEL: 'silent',
    PORT: String(port),
    HEDGEROW_ORIGIN: origin,
  })
  const clock = heldClock(now)
  const doors = await buildDoors(config, now, clock)
  const house = await openInstallation(config, { clock })
  const { app } = await openHouse(house)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  try {
    await app.listen({ port, host: '127.0.0.1' })
    const rows: Row[] = []
    const opened: Record<string, Record<'online' | 'away', Opened>> = {}
    for (const { count, occasionId, token } of doors) {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: { width: 360, height: 740 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      })
      await context.addCookies([{ name: sessionCookie, value: token, url: origin }])
      opened[count] = await openOften(context, `/${slug}-${count}/host/today`, occasionId, count)
      await context.close()
    }
    for (const [where, how] of [
      ['online', 'over a network'],
      ['away', 'without a network'],
    ] as const) {
      const [ours, floor] = [opened[children]![where], opened[1]![where]]
      process.stderr.write(`  door ${where}: ${told(ours)}; with one child: ${told(floor)}\n`)
      rows.push({
        id: 'D',
        what: `the list at the door with ${children} children, from the tap to first rows that are drawn and take taps, ${how}, processor ${phone.slower}× slower; beside a list of one`,
        unit: 'ms',
        ours: ours.ready,
        floor: floor.ready,
        target: `≤ ${target} ms`,
        met: ours.ready <= target,
      })
    }
    return rows
  } finally {
    await browser.close()
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Before the house that is measured opens: it reads once which places there are. */
async function buildDoors(config: Config, now: Instant, clock: HeldClock) {
  const house = await openInstallation(config, { clock })
  try {
    const doors: { count: number; occasionId: Id; token: string }[] = []
    for (const count of [1, children]) {
      const made = await buildDoor(house.database, { slug: `${slug}-${count}`, now, children: count })
      doors.push({ count, ...made })
    }
    return doors
  } finally {
    await house.close()
  }
}

const told = (opened: Opened): string =>
  Object.entries(opened)
    .map(([name, at]) => `${name} ${Math.round(at as number)}`)
    .join(', ')

/** A phone that has been at today's page before, as a host's has; the middle of each number. */
async function openOften(context: BrowserContext, today: string, occasionId: string, count: number) {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Performance.enable')
  const slow = async (isAway: boolean): Promise<void> => {
    await context.setOffline(isAway)
    await session.send('Emulation.setCPUThrottlingRate', { rate: phone.slower })
    if (isAway) return
    const { latency, bitsDown, bitsUp } = phone
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: bitsDown / 8,
      uploadThroughput: bitsUp / 8,
    })
  }
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const open = async (isAway: boolean): Promise<Opened> => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await page.goto(isAway ? `${today}/door/${occasionId}` : today)
    await page.waitForLoadState('networkidle')
    await slow(isAway)
    const before = await busy()
    const opened = await timed(page, `${today}/door/${occasionId}`, count)
    return { ...opened, busy: (await busy()) - before }
  }
  const middle = async (isAway: boolean): Promise<Opened> => {
    const all: Opened[] = []
    for (let round = 0; round < rounds; round += 1) all.push(await open(isAway))
    const of = (name: keyof Opened): number => median(all.map((one) => one[name]))
    const names = ['answered', 'arrived', 'parsed', 'painted', 'ready', 'whole', 'busy'] as const
    return Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as Opened
  }
  const online = await middle(false)
  // The phone is ready when it keeps the empty frame.
  await page.getByText('This list also opens without a network.').waitFor()
  return { online, away: await middle(true) }
}

async function timed(page: Page, path: string, count: number): Promise<Omit<Opened, 'busy'>> {
  await page.goto(path, { waitUntil: 'commit' })
  await page.waitForFunction((rows) => document.querySelectorAll('[data-row]').length >= rows, count)
  return page.evaluate(async (rows) => {
    const seen = document.querySelectorAll('[data-row]').length
    if (seen !== rows) throw new Error(`the list shows ${seen} of ${rows}`)
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    const at = (mark: string): number => performance.getEntriesByName(mark)[0]!.startTime
    // Taps are taken, and at `door-shown` the browser has drawn what the island changed.
    const ready = Math.max(at('door-shown'), paint)
    const { responseStart, responseEnd, domContentLoadedEventStart } = navigation!
    return {
      answered: responseStart,
      arrived: responseEnd,
      parsed: domContentLoadedEventStart,
      painted: paint,
      ready,
      whole: performance.now(),
    }
  }, count)
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
