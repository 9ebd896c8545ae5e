import { globSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

export interface BuiltIsland {
  readonly script: string
  readonly styles: readonly string[]
}

export interface Islands {
  readonly islands: Readonly<Record<string, BuiltIsland>>
  readonly files: readonly { readonly name: string; readonly body: Uint8Array }[]
  readonly inputs: readonly string[]
}

export const islandFiles = (root: string): readonly string[] =>
  [...globSync(['src/*/*/islands/*.island.{ts,tsx}', 'src/web/islands/*.island.{ts,tsx}'], { cwd: root })].sort()

const islandName = (file: string): string => basename(file).replace(/\.island\.tsx?$/, '')

/** Each island becomes one module file with a content hash in its name; what several share becomes a chunk of its own. */
export async function bundleIslands(root: string): Promise<Islands> {
  const entries = islandFiles(root)
  if (entries.length === 0) return { islands: {}, files: [], inputs: [] }
  const input: Record<string, string> = {}
  for (const file of entries) {
    const name = islandName(file)
    if (input[name] !== undefined) throw new Error(`two islands are called "${name}": ${file} and ${input[name]}`)
    input[name] = join(root, file)
  }
  // Loaded here: a start whose islands are already built never pays for the bundler.
  const { build } = await import('vite')
  const built = await build({
    configFile: false,
    envFile: false,
    root,
    base: '/assets/',
    mode: 'production',
    logLevel: 'silent',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      // A worker is built beside the islands: one flat folder, one flat address.
      assetsDir: '',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: 'shared-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  })
  const results = Array.isArray(built) ? built : [built]
  const islands: Record<string, BuiltIsland> = {}
  const files: { name: string; body: Uint8Array }[] = []
  const inputs = new Set<string>()
  for (const result of results) {
    if (!('output' in result)) throw new Error('the island build kept watching instead of finishing')
    for (const made of result.output) {
      files.push({ name: made.fileName, body: Buffer.from(made.type === 'chunk' ? made.code : made.source) })
      if (made.type !== 'chunk') continue
      for (const id of made.moduleIds) {
        if (id.startsWith(root) && !id.includes('/node_modules/')) inputs.add(relative(root, id.split('?')[0]!))
      }
      if (made.isEntry) {
        const styles = [...((made as { viteMetadata?: { importedCss?: Set<string> } }).viteMetadata?.importedCss ?? [])]
        islands[made.name] = { script: made.fileName, styles }
      }
    }
  }
  return { islands, files, inputs: [...inputs].sort() }
}
