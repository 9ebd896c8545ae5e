import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { type BuiltIsland, bundleIslands, islandFiles } from './islands.ts'
import { bundleStyles, styleFiles } from './styles.ts'

export interface Manifest {
  /** Of every input; the same fingerprint means nothing to do. */
  readonly fingerprint: string
  readonly inputs: readonly string[]
  /** Plain name → built name: `hedgerow.css` → `hedgerow-1a2b3c4d.css`. */
  readonly files: Readonly<Record<string, string>>
  readonly islands: Readonly<Record<string, BuiltIsland>>
  /** Every built name that may be asked for. */
  readonly names: readonly string[]
}

export interface BuildPlace {
  /** The checkout. */
  readonly root: string
  /** Where built files go; made if it is missing. */
  readonly folder: string
}

const squeezed = new Set(['.css', '.js', '.svg', '.json'])
const drawings = 'src/web/styles/images/*.svg'

/**
 * Styles, fonts, drawings and islands into one folder, each with its content's hash in its name, text also as gzip
 * and brotli. Does nothing when no input changed since the last build. Returns the manifest, also kept as `manifest.json`.
 */
export async function buildAssets({ root, folder }: BuildPlace): Promise<Manifest> {
  const before = readManifest(folder)
  if (before !== null && before.fingerprint === fingerprintOf(root, before.inputs)) return before

  const fresh = `${folder}.making-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const files: Record<string, string> = {}
  const kept: { name: string; body: Uint8Array }[] = []
  const keep = (name: string, body: Uint8Array): string => {
    const built = hashedName(name, body)
    if (files[name] === undefined) kept.push({ name: built, body })
    files[name] = built
    return built
  }
  for (const file of globSync(drawings, { cwd: root })) keep(basename(file), readFileSync(join(root, file)))
  const styles = await bundleStyles(root, ({ name, path }) => `/assets/${keep(name, readFileSync(path))}`)
  keep('hedgerow.css', Buffer.from(styles.css))
  const { islands, files: scripts, inputs } = await bundleIslands(root)

  const made = [...kept, ...scripts]
  for (const { name, body } of made) await writeSqueezed(join(fresh, name), body)
  const allInputs = [...new Set([...styles.inputs, ...inputs])].sort()
  const manifest: Manifest = {
    fingerprint: fingerprintOf(root, allInputs),
    inputs: allInputs,
    files,
    islands,
    names: made.map(({ name }) => name),
  }
  writeFileSync(join(fresh, 'manifest.json'), JSON.stringify(manifest))
  // The old folder goes only when the new one is whole: a killed build leaves the last good one.
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
  return manifest
}

function readManifest(folder: string): Manifest | null {
  const file = join(folder, 'manifest.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : null
}

/** Of the content of what was read last time, and of the list of entries: a new file is a change too. */
function fingerprintOf(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256')
  const builders = globSync('src/platform/assets/*.ts', { cwd: root }).sort()
  const entries = [...styleFiles(root), ...islandFiles(root), ...globSync(drawings, { cwd: root }).sort()]
  for (const file of new Set([...entries, ...builders, 'package-lock.json', ...inputs])) {
    const path = join(root, file)
    hash.update(`\0${file}\0`).update(existsSync(path) ? readFileSync(path) : 'gone')
  }
  return hash.digest('hex')
}

function hashedName(name: string, body: Uint8Array): string {
  const extension = extname(name)
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  return `${basename(name, extension)}-${hash}${extension}`
}

async function writeSqueezed(path: string, body: Uint8Array): Promise<void> {
  writeFileSync(path, body)
  if (!squeezed.has(extname(path))) return
  writeFileSync(`${path}.gz`, await promisify(gzip)(body, { level: 9 }))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length }
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(body, { params }))
}
