import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Manifest } from './build-assets.ts'
import type { BuiltIsland } from './islands.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

export interface AssetAnswer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface Assets {
  /** The address of a file by its plain name: `hedgerow.css`. Throws on a name that was never built: a fault of ours. */
  readonly url: (name: string) => string
  /** The addresses an island needs. */
  readonly island: (name: string) => BuiltIsland
  /** A built file as an answer, in the smallest form the asker takes; null where there is none. */
  readonly answer: (name: string, acceptEncoding: string | undefined) => AssetAnswer | null
}

/** Only names this build made are ever read, so no name from outside reaches the file system. */
export function serveAssets(manifest: Manifest, folder: string): Assets {
  const forms = new Map<string, Uint8Array>()
  const read = (file: string): Uint8Array | null => {
    let body = forms.get(file)
    if (body === undefined && existsSync(join(folder, file))) {
      body = readFileSync(join(folder, file))
      forms.set(file, body)
    }
    return body ?? null
  }
  const built = new Set(manifest.names)
  return {
    url: (name) => {
      const found = manifest.files[name]
      if (found === undefined) throw new Error(`no asset is called "${name}"`)
      return `/assets/${found}`
    },
    island: (name) => {
      const found = manifest.islands[name]
      if (found === undefined) throw new Error(`no island is called "${name}"`)
      return { script: `/assets/${found.script}`, styles: found.styles.map((style) => `/assets/${style}`) }
    },
    answer: (name, acceptEncoding = '') => {
      if (!built.has(name)) return null
      const headers = {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
      }
      for (const [encoding, ending] of [
        ['br', '.br'],
        ['gzip', '.gz'],
      ] as const) {
        if (!new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?![.\\d]))`).test(acceptEncoding)) continue
        const body = read(name + ending)
        if (body !== null) return { headers: { ...headers, 'content-encoding': encoding }, body }
      }
      const body = read(name)
      return body === null ? null : { headers, body }
    },
  }
}
