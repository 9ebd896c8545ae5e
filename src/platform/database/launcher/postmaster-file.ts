import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'

/**
 * What a running PostgreSQL writes into its folder. Lines: pid, folder, start, port, socket folder, address, …
 * @returns its process id, or null when no file is there (or it is half written)
 */
export function postmasterListed(folder: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/**
 * Is the listed process a postmaster, on this very folder? After a crash in a container the same number soon belongs
 * to somebody else, and PostgreSQL then refuses to start for ever.
 */
export function isPostmasterOf(folder: string, pid: number): boolean {
  if (existsSync('/proc/self/cwd')) {
    try {
      // A postmaster's working folder is its own; a dead one that nobody has buried has none.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
    } catch {
      return false
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout.includes('postgres')
}

/** A zombie still answers a signal; its working folder tells that it is gone. */
export const isGone = (folder: string, pid: number): boolean => !isPostmasterOf(folder, pid)
