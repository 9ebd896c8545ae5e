import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets, type Manifest } from './build-assets.ts'
import { serveAssets } from './serve-assets.ts'

const house = fileURLToPath(new URL('../../..', import.meta.url))
const fonts = {
  latin: 'atkinson-hyperlegible-next-latin',
  display: 'bricolage-grotesque-latin',
  arabic: 'vazirmatn-arabic',
}

describe('what the house serves', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'hedgerow-assets-')), 'built')
  let manifest: Manifest
  beforeAll(async () => {
    manifest = await buildAssets({ root: house, folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is one style sheet of at most 15 kB, squeezed', () => {
    expect(statSync(join(folder, `${manifest.files['hedgerow.css']}.gz`)).size).toBeLessThanOrEqual(15_000)
  })

  test('is at most 80 kB of fonts on a first view, in Latin or Arabic script', () => {
    const [latin, display, arabic] = [fonts.latin, fonts.display, fonts.arabic].map(
      (name) => statSync(join(folder, manifest.files[`${name}-wght-normal.woff2`]!)).size,
    )
    expect(latin! + display!).toBeLessThanOrEqual(80 * 1024)
    expect(latin! + arabic!).toBeLessThanOrEqual(80 * 1024)
  })

  test('is islands that stay small: 5 kB of script for a page', () => {
    for (const { script } of Object.values(manifest.islands)) {
      expect({ script, small: statSync(join(folder, `${script}.gz`)).size <= 5000 }).toEqual({ script, small: true })
    }
  })

  test('is kept for good by browsers, in the smallest form they take, and nothing else is reached', () => {
    const assets = serveAssets(manifest, folder)
    const name = assets.url('hedgerow.css').slice('/assets/'.length)
    const plain = assets.answer(name, undefined)!
    const gzip = assets.answer(name, 'gzip, deflate')!
    const brotli = assets.answer(name, 'gzip;q=0.5, br')!
    expect(plain.headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8' })
    expect(plain.headers['cache-control']).toContain('immutable')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(gunzipSync(gzip.body)).toEqual(plain.body)
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body)
    expect(assets.answer(name, 'br;q=0')!.headers['content-encoding']).toBeUndefined()
    expect(assets.answer('manifest.json', undefined)).toBeNull()
    expect(assets.answer('../package.json', undefined)).toBeNull()
    expect(() => assets.url('no-such.css')).toThrow('no asset')
  })
})

describe('a build', () => {
  let root = ''
  let folder = ''
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, file, '..'), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hedgerow-build-'))
    folder = join(root, 'built')
    write('package.json', '{"type":"module"}')
    write('src/web/styles/tokens.css', ':root { --ink: light-dark(oklch(20% 0 0), #fff) }')
    write('src/web/styles/print.css', '@media print { a { color: red } }')
    write('src/web/styles/art.css', `b { background: url('images/dot.svg') }`)
    write('src/web/styles/images/dot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    write('src/learning/x/pages/x.css', 'i { color: blue }')
    write('src/learning/x/words.ts', 'export const word: string = "first"')
    write('src/learning/x/islands/find.island.ts', `import { word } from '../words.ts'\ndocument.title = word`)
    symlinkSync(join(house, 'node_modules'), join(root, 'node_modules'))
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  const built = (manifest: Manifest, name: string): string => readFileSync(join(folder, manifest.files[name]!), 'utf8')

  test('puts slices’ pages after the shared look, print last in it, and names files by their content', async () => {
    const manifest = await buildAssets({ root, folder })
    const css = built(manifest, 'hedgerow.css')
    expect(css).toMatch(/^@layer look,\s?pages;/)
    expect(css.indexOf('--ink')).toBeLessThan(css.indexOf('@media print'))
    expect(css.indexOf('@media print')).toBeLessThan(css.indexOf('@layer pages{'))
    expect(css).toContain(`/assets/${manifest.files['dot.svg']}`)
    // Old telephones, which do not know light-dark(), get each colour written out.
    expect(css).toMatch(/@supports not [^{]+light-dark[^{]+\{:root\{--ink:(?!light-dark)/)
    expect(readFileSync(join(folder, manifest.islands['find']!.script), 'utf8')).toContain('first')
  })

  test('does nothing when nothing changed', async () => {
    const before = statSync(join(folder, 'manifest.json')).mtimeMs
    await buildAssets({ root, folder })
    expect(statSync(join(folder, 'manifest.json')).mtimeMs).toBe(before)
  })

  test.each([
    ['a word an island imports', 'src/learning/x/words.ts', 'export const word = "second"'],
    ['a new style', 'src/web/styles/new.css', 'u { color: green }'],
    ['a new island', 'src/web/islands/other.island.ts', 'document.title = "other"'],
  ])('is made again for %s', async (_, file, text) => {
    const before = await buildAssets({ root, folder })
    write(file, text)
    const after = await buildAssets({ root, folder })
    expect(after.fingerprint).not.toBe(before.fingerprint)
    expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining([...after.names]))
  })

  test('refuses two islands of one name', async () => {
    cpSync(join(root, 'src/web/islands/other.island.ts'), join(root, 'src/learning/x/islands/other.island.ts'))
    await expect(buildAssets({ root, folder })).rejects.toThrow('two islands are called "other"')
  })
})
