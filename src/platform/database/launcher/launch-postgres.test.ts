import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { launchPostgres } from './launch-postgres.ts'
import { isPostmasterOf, postmasterListed } from './postmaster-file.ts'
import type { Address } from './user-lock.ts'

const base = mkdtempSync(path.join(os.tmpdir(), 'hedgerow-launch-'))
chmodSync(base, 0o755)
let folder: string
let counter = 0

beforeEach(() => {
  counter += 1
  folder = path.join(base, `cluster-${counter}`)
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const ask = async <Row extends object>(address: Address, text: string): Promise<readonly Row[]> => {
  const client = new Client({ ...address, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const runs = (where: string): boolean => {
  const pid = postmasterListed(where)
  return pid !== null && isPostmasterOf(where, pid)
}

/** Postmasters whose working folder is this one, looked for among all processes. */
const postmastersOn = (where: string): number => {
  const { stdout } = spawnSync('sh', ['-c', 'readlink /proc/[0-9]*/cwd'], { encoding: 'utf8' })
  const listed = spawnSync('pgrep', ['-f', `postgres -D ${where} `], { encoding: 'utf8' }).stdout.trim()
  return stdout.includes(where) && listed !== '' ? listed.split('\n').length : 0
}

/** Another process of ours that uses the cluster; `code` runs with `postgres` at hand. */
function startOther(code: string): { child: ChildProcess; lines: AsyncIterator<string> } {
  const launcher = new URL('launch-postgres.ts', import.meta.url).href
  const text = `
    import { launchPostgres } from ${JSON.stringify(launcher)}
    import { createRequire } from 'node:module'
    const { Client } = createRequire(${JSON.stringify(launcher)})('pg')
    const postgres = await launchPostgres({ folder: ${JSON.stringify(folder)}, durable: true })
    ${code}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['pipe', 'pipe', 'inherit'] })
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

const nextLine = async (lines: AsyncIterator<string>): Promise<string> => {
  const { value } = (await lines.next()) as { value: string | undefined }
  return value ?? ''
}

test('it is shared, and stopped by the last who leaves', async () => {
  const first = await launchPostgres({ folder, durable: true })
  const second = await launchPostgres({ folder, durable: true })
  expect([first.how, second.how]).toEqual(['started', 'adopted'])
  await first.leave()
  expect(runs(folder)).toBe(true)
  expect(await ask(second.address, 'show fsync')).toEqual([{ fsync: 'on' }])
  await second.leave()
  expect(runs(folder)).toBe(false)
})

test('the socket and the cluster are nobody else’s to enter', async () => {
  const postgres = await launchPostgres({ folder, durable: false })
  expect(statSync(postgres.address.host).mode & 0o777).toBe(0o700)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await postgres.leave()
})

test('a folder too deep for a socket still works', async () => {
  folder = path.join(base, 'deep'.repeat(30))
  const postgres = await launchPostgres({ folder, durable: false })
  expect(postgres.address.host.length).toBeLessThan(90)
  expect(await ask(postgres.address, 'select 1 as one')).toEqual([{ one: 1 }])
  await postgres.leave()
})

test('two starts in the same moment end with one postmaster', async () => {
  const say = `console.log(postgres.how); process.stdin.once('data', () => postgres.leave()); `
  const others = [startOther(say), startOther(say), startOther(say)]
  const hows = await Promise.all(others.map(({ lines }) => nextLine(lines)))
  expect(hows.sort()).toEqual(['adopted', 'adopted', 'started'])
  expect(postmastersOn(folder)).toBe(1)
  const gone = others.map(({ child }) => once(child, 'exit'))
  for (const { child } of others) child.stdin!.end('leave\n')
  await Promise.all(gone)
  expect(runs(folder)).toBe(false)
})

const writes = `
  const client = new Client({ ...postgres.address, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  await client.query('create table if not exists told (n int primary key)')
  for (let n = 1; ; n += 1) { await client.query('insert into told values ($1)', [n]); console.log(n) }`

test('the app killed while writing: PostgreSQL is adopted and nothing that was told is lost', async () => {
  const { child, lines } = startOther(writes)
  let told = 0
  for (let n = 0; n < 200; n += 1) told = Number(await nextLine(lines))
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(runs(folder)).toBe(true)
  const next = await launchPostgres({ folder, durable: true })
  expect(next.how).toBe('adopted')
  const [found] = await ask<{ n: number }>(next.address, 'select count(*)::int as n from told')
  expect(found!.n).toBeGreaterThanOrEqual(told)
  await next.leave()
  expect(runs(folder)).toBe(false)
})

test('PostgreSQL killed while writing: it comes back by itself and nothing that was told is lost', async () => {
  const keeper = await launchPostgres({ folder, durable: true })
  const client = new Client({ ...keeper.address, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  await client.query('create table told (n int primary key)')
  const before = postmasterListed(folder)!
  let told = 0
  const writing = (async () => {
    for (let n = 1; ; n += 1) {
      await client.query('insert into told values ($1)', [n])
      told = n
    }
  })()
  const cut = expect(writing).rejects.toThrow()
  await expect.poll(() => told, { timeout: 15_000 }).toBeGreaterThan(10)
  process.kill(before, 'SIGKILL')
  await cut
  await expect
    .poll(() => ask<{ n: number }>(keeper.address, 'select count(*)::int as n from told').catch(() => null), {
      timeout: 15_000,
    })
    .not.toBeNull()
  const [found] = await ask<{ n: number }>(keeper.address, 'select count(*)::int as n from told')
  expect(found!.n).toBeGreaterThanOrEqual(told)
  expect(postmasterListed(folder)).not.toBe(before)
  await keeper.leave()
  expect(runs(folder)).toBe(false)
})

test('a pid file that names somebody else’s process is cleared', async () => {
  const postgres = await launchPostgres({ folder, durable: false })
  const file = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
  await postgres.leave()
  writeFileSync(path.join(folder, 'postmaster.pid'), [String(process.pid), ...file.slice(1)].join('\n'))
  const again = await launchPostgres({ folder, durable: false })
  expect(again.how).toBe('started')
  await again.leave()
})

test('a cluster of another major says how to bring it over', async () => {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'PG_VERSION'), '17\n')
  await expect(launchPostgres({ folder, durable: true })).rejects.toThrow(/PostgreSQL 17 .* backup .* restore/s)
})

test('where the package can not be written, the library links live in a cache', () => {
  const brought = findBinaries(base).folder
  const copy = path.join(base, 'read-only', 'native')
  cpSync(brought, copy, { recursive: true, filter: (from) => !/\.so$|\.so\.60$/.test(from) })
  const { folder: found, environment } = findBinaries(base, copy, false)
  expect(Object.keys(environment)).toHaveLength(1)
  const version = spawnSync(path.join(found, 'bin', 'postgres'), ['--version'], { env: environment, encoding: 'utf8' })
  expect(version.stdout).toMatch(/^postgres \(PostgreSQL\) 18/)
})

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test.each(['in-a-user-namespace', 'as-another-user'] as const)('PostgreSQL runs %s', async (way) => {
    const postgres = await launchPostgres({ folder, durable: false, way })
    expect(await ask(postgres.address, 'select 1 as one')).toEqual([{ one: 1 }])
    const pid = postmasterListed(folder)!
    const owner = statSync(`/proc/${pid}`).uid
    // In a user namespace the files and the process stay root's; otherwise both are another's.
    expect(statSync(folder).uid).toBe(owner)
    expect(owner === 0).toBe(way === 'in-a-user-namespace')
    await postgres.leave()
    expect(runs(folder)).toBe(false)
  })

  test('a folder the other user can not enter is refused with what to do', async () => {
    const closed = path.join(base, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const launching = launchPostgres({ folder: path.join(closed, 'cluster'), durable: false, way: 'as-another-user' })
    await expect(launching).rejects.toThrow(/Set HEDGEROW_DATA/)
  })
})
