/**
 * Runs a command with HEDGEROW_TEST_DATABASE_URL naming a private cluster of Debian's PostgreSQL 15.
 * `node tools/with-postgres-15.ts vitest run src/platform/database`
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchPostgres } from '#platform/database/launcher/launch-postgres.ts'

const binaries = '/usr/lib/postgresql/15'

/** @returns null when it is there, else the sentence that says why it can not be */
function installPostgres15(): string | null {
  if (existsSync(`${binaries}/bin/postgres`)) return null
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return 'PostgreSQL 15 is not installed and only root on Debian can install it here (package postgresql-15).'
  }
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-y', ...words], { env: environment, stdio: 'ignore' }).status === 0
  const install = (): boolean => apt('install', '--no-install-recommends', 'postgresql-15')
  if (install() || (apt('update') && install())) return null
  return 'The package postgresql-15 could not be installed.'
}

/** @returns the command's exit code, or the sentence that says why there is no PostgreSQL 15 */
export async function runWithPostgres15(program: string, args: readonly string[]): Promise<number | string> {
  const missing = installPostgres15()
  if (missing) return missing
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-15-'))
  const postgres = await launchPostgres({
    folder: path.join(folder, 'postgres'),
    durable: false,
    binaries: { folder: binaries, environment: {}, major: '15' },
  })
  try {
    const { host, user } = postgres.address
    const url = `postgres://${user}@localhost/postgres?host=${encodeURIComponent(host)}`
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, HEDGEROW_TEST_DATABASE_URL: url },
    })
    const [code] = (await once(child, 'exit')) as [number | null]
    return code ?? 1
  } finally {
    await postgres.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url))
  const [program, ...args] = process.argv.slice(2)
  const answer = await runWithPostgres15(process.execPath, [path.join(bin, program!), ...args])
  if (typeof answer === 'string') console.error(answer)
  process.exitCode = typeof answer === 'string' ? 1 : answer
}
