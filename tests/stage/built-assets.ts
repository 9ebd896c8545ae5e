import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildAssets, type Manifest } from '#platform/assets/build-assets.ts'

const root = resolve(import.meta.dirname, '../..')
/** Beside the test cluster; the last state of styles and islands a test has built. */
const shared = join(root, '.hedgerow/tests/built-assets')

/**
 * Styles and islands, laid ready where a test's house looks for them: copied from what an earlier test built, and built anew
 * only where an input changed since. Building takes seconds of processor, and a hundred tests open a house.
 */
export async function layAssets(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'assets')
  const copied = copyTo(folder)
  const { fingerprint } = await buildAssets({ root, folder })
  if (fingerprint !== copied) keep(folder)
}

/** @returns the fingerprint of what is there now; null: nothing whole was there to copy */
function copyTo(folder: string): string | null {
  try {
    cpSync(shared, folder, { recursive: true })
    const { fingerprint, names } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
    if (names.every((name) => existsSync(join(folder, name)))) return fingerprint
  } catch {
    // Nothing is kept yet, or another worker put something newer in its place just now.
  }
  rmSync(folder, { recursive: true, force: true })
  return null
}

function keep(folder: string): void {
  const fresh = `${shared}.${randomBytes(4).toString('hex')}`
  try {
    cpSync(folder, fresh, { recursive: true })
    rmSync(shared, { recursive: true, force: true })
    renameSync(fresh, shared)
  } catch {
    // Another worker was a moment earlier with the same.
    rmSync(fresh, { recursive: true, force: true })
  }
}
