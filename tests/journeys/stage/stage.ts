import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { heldClock, type HeldClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Reach } from '#platform/database/connections.ts'
import { databaseAt } from '#platform/database/database.ts'
import { command as operatorLink } from '../../../src/main/cli/commands/operator-link.ts'
import { tellFirstStart } from '../../../src/main/first-start.ts'
import { type Installation, openInstallation, projectRoot } from '../../../src/main/installation.ts'
import { openHouse } from '../../../src/main/open-app.ts'
import { startListening, startWorking } from '../../../src/main/work.ts'
import { layAssets } from '../../stage/built-assets.ts'
import { demonstrationDatabase } from './demonstration.ts'

/** Journeys happen on this Wednesday afternoon, whatever day it is outside. */
export const journeyNow = instant(Date.parse('2026-11-18T15:00:00Z'))

// A browser and a whole house on a machine that may be busy with much else: slowness alone is no failure.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** The whole house on demonstration data, with a real browser in front of it. */
export interface Stage {
  readonly origin: string
  readonly house: Installation
  readonly clock: HeldClock
  /** A visitor of her own: nobody else's cookies. Phone size unless said. */
  visitor(options?: BrowserContextOptions): Promise<Page>
  /** Opens the back office for a visitor, as the command line's one-time link does. */
  operator(): Promise<Page>
  close(): Promise<void>
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...flags, ...more],
  })

/** @param languages folders of text files that the operator has put into the data folder, by their tag */
export async function openStage({
  languages = {},
}: { readonly languages?: Readonly<Record<string, string>> } = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-journey-'))
  for (const [tag, texts] of Object.entries(languages))
    cpSync(texts, join(folder, 'languages', tag), { recursive: true })
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const config = readConfig({ PORT: String(port), HEDGEROW_DATA: folder, HEDGEROW_ORIGIN: origin, LOG_LEVEL: 'silent' })
  const clock = heldClock(journeyNow)
  await layAssets(folder)
  const { reach, drop } = await demonstrationDatabase(projectRoot, (empty) => tellInto(empty, config, clock))
  const house = await openInstallation(config, { clock, database: databaseAt(reach, clock) })
  const { app, desk } = await openHouse(house)
  const listening = await startListening(house)
  const working = await startWorking(house, desk)
  await app.listen({ port, host: '127.0.0.1' })
  const browser = await openBrowser()

  const visitor = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width: 360, height: 740 },
      locale: 'en',
      ...options,
    })
    context.setDefaultTimeout(90_000)
    context.setDefaultNavigationTimeout(60_000)
    return context.newPage()
  }
  return {
    origin,
    house,
    clock,
    visitor,
    operator: async () => {
      let link = ''
      const tell = (line: string): void => void (link = line)
      await operatorLink.run({ words: [], options: {} }, { config, tell, open: async () => house })
      const page = await visitor({ viewport: { width: 1280, height: 800 } })
      await page.goto(link)
      await page.getByRole('button').first().click()
      await page.waitForURL('**/office')
      return page
    },
    close: async () => {
      await browser.close()
      await app.close()
      await working.stop()
      await listening.stop()
      await house.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function tellInto(reach: Reach, config: Installation['config'], clock: HeldClock): Promise<void> {
  const house = await openInstallation(config, { clock, database: databaseAt(reach, clock) })
  const { app, desk } = await openHouse(house)
  const working = await startWorking(house, desk)
  await tellFirstStart(house, () => {})
  await working.stop()
  await app.close()
  await house.close()
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })

/** No automatic accessibility finding on the page as it stands, WCAG 2.0 to 2.2, levels A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // Only what is wrong is written down in full, and it is counted in the page itself: our pages have no frames, so nothing
  // is gathered from others in a second page, and the same look takes less than half the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`)
  expect({ page: new URL(page.url()).pathname, found }).toEqual({ page: new URL(page.url()).pathname, found: [] })
}

/** Nothing sticks out sideways on a phone. */
export async function expectFits(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect({ page: page.url(), over }).toEqual({ page: page.url(), over: 0 })
}
