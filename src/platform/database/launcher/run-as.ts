import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setDatabaseUrlSentence, type Binaries } from './binaries.ts'

/** PostgreSQL refuses to run as root, and containers and CI often are root: three ways round it. */
export type Way = 'as-myself' | 'in-a-user-namespace' | 'as-another-user'

export interface RunAs {
  readonly way: Way
  readonly binaries: Binaries
  /** Program and arguments as they must be spawned. */
  command(program: string, args: readonly string[]): readonly [string, readonly string[]]
  readonly identity: { readonly uid?: number; readonly gid?: number }
  /** Gives a folder to whoever PostgreSQL runs as. */
  own(folder: string): void
}

/**
 * Not root: start directly. Root: an own user namespace, in which we are somebody else and the files stay ours.
 * Where a container's profile refuses that: another user of the machine, with the binaries where he can read them.
 * @param forced only for tests of one way
 */
export function chooseRunAs(binaries: Binaries, forced?: Way): RunAs {
  const isRoot = process.getuid?.() === 0
  if (forced === 'as-myself' || (!forced && !isRoot)) {
    return { way: 'as-myself', binaries, command: (program, args) => [program, args], identity: {}, own: () => {} }
  }
  const user = anyOrdinaryUser()
  if (user && forced !== 'as-another-user' && canUnshare(user)) {
    const flags = ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`]
    const command = (program: string, args: readonly string[]): readonly [string, readonly string[]] => [
      'unshare',
      [...flags, program, ...args],
    ]
    return { way: 'in-a-user-namespace', binaries, command, identity: {}, own: () => {} }
  }
  if (user && isRoot) {
    return {
      way: 'as-another-user',
      binaries: readableCopy(binaries),
      command: (program, args) => [program, args],
      identity: { uid: user.uid, gid: user.gid },
      own: (folder) => giveTo(user, folder),
    }
  }
  throw new Error(`PostgreSQL refuses to run as root and there is no other user to run it. ${setDatabaseUrlSentence}`)
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** initdb looks its user up by number, so the number must be in the list; `postgres` where there is one, else the last of all. */
function anyOrdinaryUser(): User | null {
  if (!existsSync('/etc/passwd')) return null
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const users = lines.map((line) => line.split(':')).filter((parts) => Number(parts[2]) > 0)
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? users.at(-1)
  return found ? { uid: Number(found[2]), gid: Number(found[3]) } : null
}

const canUnshare = (user: User): boolean =>
  spawnSync('unshare', ['--user', `--map-user=${user.uid}`, `--map-group=${user.gid}`, 'true'], { stdio: 'ignore' })
    .status === 0

/** The checkout may lie where only root can look (/root): a copy that everybody can read and only root can change. */
function readableCopy(binaries: Binaries): Binaries {
  const { version } = JSON.parse(readFileSync(path.join(binaries.folder, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(os.tmpdir(), `hedgerow-postgres-${version}`)
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`
    cpSync(binaries.folder, making, { recursive: true, verbatimSymlinks: true })
    chmodSync(making, 0o755)
    try {
      renameSync(making, folder)
    } catch {
      // Another start was faster; its copy is as good.
    }
  }
  if (lstatSync(folder).uid !== 0) throw new Error(`${folder} is not root's, so it is not run. Remove it.`)
  return { ...binaries, folder }
}

function giveTo(user: User, folder: string): void {
  refuseUnreachable(folder)
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, entry), user.uid, user.gid)
  }
}

function refuseUnreachable(folder: string): void {
  for (let above = path.dirname(folder); above !== path.dirname(above); above = path.dirname(above)) {
    if ((statSync(above).mode & 0o001) === 0) {
      throw new Error(
        `PostgreSQL must run as another user here, who can not enter ${above}. ` +
          `Set HEDGEROW_DATA to a folder everybody may enter (such as /var/lib/hedgerow). Or: ${setDatabaseUrlSentence}`,
      )
    }
  }
}
