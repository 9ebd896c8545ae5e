import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The kernel's limit for a socket's whole path, less `/.s.PGSQL.5432` and the lock file's `.lock`. */
const longestFolder = 107 - '/.s.PGSQL.5432.lock'.length

/**
 * Where the socket lives: beside the cluster, or under the temporary folder when that path is too long.
 * Mode 0700: whoever can not enter can not connect, and PostgreSQL asks no password of the others.
 */
export function socketFolderOf(folder: string): string {
  const beside = `${folder}-socket`
  const short = path.join(os.tmpdir(), `hedgerow-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  const chosen = beside.length <= longestFolder ? beside : short
  mkdirSync(chosen, { recursive: true, mode: 0o700 })
  const found = lstatSync(chosen)
  const isOurs = found.isDirectory() && (process.getuid === undefined || [found.uid, 0].includes(process.getuid()))
  if (!isOurs) throw new Error(`${chosen} belongs to somebody else; remove it or set HEDGEROW_DATA to another folder.`)
  chmodSync(chosen, 0o700)
  return chosen
}
