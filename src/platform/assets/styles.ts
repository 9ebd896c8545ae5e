import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { transform } from 'esbuild'

/** A file some style refers to (a font, a drawing), to be kept under an address of its own. */
export interface Referred {
  readonly name: string
  readonly path: string
}

export interface Styles {
  readonly css: string
  /** Everything read, relative to the root: a change in any of it makes a new build. */
  readonly inputs: readonly string[]
}

/** Later layers win whatever their selectors weigh, so a slice's page needs no fight with the shared look. */
const layers = [
  { name: 'look', pattern: 'src/web/styles/*.css' },
  { name: 'pages', pattern: 'src/*/*/pages/*.css' },
] as const

/** In this order, for a custom property must be known before it is used and print has the last word. */
const first = ['tokens.css', 'fonts.css', 'base.css', 'layout.css']
const last = ['motion.css', 'print.css']

export function styleFiles(root: string): readonly string[] {
  return layers.flatMap(({ pattern }) => filesOf(root, pattern))
}

function filesOf(root: string, pattern: string): readonly string[] {
  return [...globSync(pattern, { cwd: root })].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function rank(file: string): number {
  const name = basename(file)
  if (first.includes(name)) return first.indexOf(name)
  return last.includes(name) ? 100 + last.indexOf(name) : 50
}

/**
 * One style sheet of the shared look and every slice's pages.
 * @param keep takes a referred file and gives the address it will be served under
 */
export async function bundleStyles(root: string, keep: (file: Referred) => string): Promise<Styles> {
  const inputs: string[] = []
  const address = (from: string, reference: string): string => {
    const path = reference.startsWith('@')
      ? createRequire(join(root, 'package.json')).resolve(reference)
      : resolve(dirname(join(root, from)), reference)
    inputs.push(relative(root, path))
    return keep({ name: basename(path), path })
  }
  let css = `@layer ${layers.map(({ name }) => name).join(', ')};\n`
  for (const { name, pattern } of layers) {
    for (const file of filesOf(root, pattern)) {
      inputs.push(file)
      const text = readFileSync(join(root, file), 'utf8').replaceAll(
        /url\('([^']+)'\)/g,
        (_, reference: string) => `url('${address(file, reference)}')`,
      )
      // Fonts and view transitions are rules of the whole document, which a layer would not change but readers expect outside.
      css += file.endsWith('/fonts.css') ? text : `@layer ${name} {\n${text}}\n`
    }
  }
  const minified = await transform(css + forOldScreens(css), { loader: 'css', minify: true, target: oldest })
  return { css: minified.code, inputs }
}

/** Browsers of spring 2023: what telephones still carry that get no newer system (iOS 16, Android 8 with its last Chrome). */
const oldest = ['chrome111', 'safari16.4', 'firefox113']

/** They do not know `light-dark()` yet: for them every token that uses it is written out for day and for night. */
function forOldScreens(css: string): string {
  const day: string[] = []
  const night: string[] = []
  for (const [, name, light, dark] of css.matchAll(
    /(--[\w-]+):\s*light-dark\(\s*(\w+\([^)]*\)|[#\w]+),\s*(\w+\([^)]*\)|[#\w]+)\s*\)/g,
  )) {
    day.push(`${name}:${light}`)
    night.push(`${name}:${dark}`)
  }
  if (day.length === 0) return ''
  const dark = night.join(';')
  return `@layer look {
@supports not (color: light-dark(red, red)) {
:root { ${day.join(';')} }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }
:root[data-theme='dark'] { ${dark} }
}
}
`
}
