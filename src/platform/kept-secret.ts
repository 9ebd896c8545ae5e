import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The installation's own secret, made once. Server and worker may ask in the same moment: the file is written beside
 * its place and linked into it, so the second one reads the first one's.
 */
export function keptSecret(dataFolder: string): string {
  const place = path.join(dataFolder, 'secret')
  const found = readSecret(place)
  if (found) return found
  mkdirSync(dataFolder, { recursive: true })
  const making = `${place}.${randomBytes(4).toString('hex')}`
  writeFileSync(making, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(making, place)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(making)
  }
  return readFileSync(place, 'utf8')
}

function readSecret(place: string): string | null {
  try {
    return readFileSync(place, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}
