/** Browser tests need Chromium; they are never skipped silently. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * CHROMIUM_PATH, else the system's, else on Debian as root its package, else the one packed in @sparticuz/chromium.
 * @returns the program's path
 */
export async function findChromium(tell: (line: string) => void): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`)
  }
  const found = onSystem() ?? installed(tell) ?? (await packed())
  if (found) return found
  throw new Error(
    'The browser tests need Chromium. Install it (Debian and Ubuntu: "apt-get install chromium"), or put the path of ' +
      'a Chromium or Chrome into CHROMIUM_PATH.',
  )
}

function onSystem(): string | null {
  for (const name of systemNames) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return existsSync(macPath) ? macPath : null
}

function installed(tell: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  tell('Installing Chromium for the browser tests (apt-get install chromium) …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...words], { env: environment, stdio: 'ignore' }).status === 0
  if (!apt('install', '--no-install-recommends', 'chromium')) {
    apt('update')
    apt('install', '--no-install-recommends', 'chromium')
  }
  return onSystem()
}

/** Not a dependency of ours: 60 MB that most machines do not need. Whoever has installed it is served. */
async function packed(): Promise<string | null> {
  try {
    const place = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const { default: chromium } = (await import(place)) as { default: { executablePath(): Promise<string> } }
    return await chromium.executablePath()
  } catch {
    return null
  }
}
