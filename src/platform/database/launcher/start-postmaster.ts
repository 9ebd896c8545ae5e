import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isGone, postmasterListed } from './postmaster-file.ts'
import type { RunAs } from './run-as.ts'

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Our queries are short; compiling one costs more than running it.
  jit: 'off',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** Three processes fewer than its default: an installation lives in 512 MiB. */
const settingsSince18: Readonly<Record<string, string>> = { io_method: 'sync' }

/** Loses everything when the machine (not the process) stops; for tests only. */
const settingsOfTests: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '2GB',
}

/** Returns when PostgreSQL answers, or with its last words when it gave up (another start may have been faster). */
export async function startPostmaster(
  folder: string,
  socketFolder: string,
  runAs: RunAs,
  durable: boolean,
): Promise<{ ok: true } | { ok: false; lastWord: string }> {
  const all = {
    ...settings,
    ...(Number(runAs.binaries.major) >= 18 && settingsSince18),
    ...(durable ? { fsync: 'on' } : settingsOfTests),
    unix_socket_directories: socketFolder,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, args] = runAs.command(path.join(runAs.binaries.folder, 'bin', 'postgres'), ['-D', folder, ...options])
  const log = openSync(`${folder}.log`, 'a')
  const before = statSync(`${folder}.log`).size
  const child = spawn(program, args, {
    ...runAs.identity,
    // Its own session: a Ctrl-C meant for us must not stop it under our feet.
    detached: true,
    env: { ...process.env, ...runAs.binaries.environment, TZ: 'UTC' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const life = { ended: false }
  const end = (): void => {
    life.ended = true
  }
  child.once('exit', end).once('error', end)
  child.unref()
  while (!life.ended) {
    if (isReady(folder, child.pid)) return { ok: true }
    await pause(20)
  }
  return { ok: false, lastWord: readFileSync(`${folder}.log`, 'utf8').slice(before).trim() }
}

/** The eighth line of the pid file is PostgreSQL's own word that it accepts connections. */
function isReady(folder: string, pid: number | undefined): boolean {
  if (postmasterListed(folder) !== pid) return false
  try {
    return readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** Fast stop: refuses newcomers, ends sessions, writes a checkpoint. Returns when the process is gone. */
export async function stopPostmaster(folder: string): Promise<void> {
  const pid = postmasterListed(folder)
  if (pid === null || isGone(folder, pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 30_000 && !isGone(folder, pid); waited += 20) await pause(20)
}
