// Node runs .ts files itself by leaving the types out; .tsx needs its markup turned into calls first.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
let rest
const cache = new URL('../node_modules/.cache/tsx/', import.meta.url)

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', source: transformed(url), shortCircuit: true }
  },
})

// One file costs 15 ms and a process; the second start finds them all done. A folder that can not be written is no fault.
function transformed(url) {
  const text = readFileSync(fileURLToPath(url), 'utf8')
  const kept = new URL(`${createHash('sha256').update(url).update(text).digest('hex').slice(0, 32)}.mjs`, cache)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const esbuild = require('esbuild')
    const { code } = esbuild.transformSync(text, {
      loader: 'tsx',
      jsx: 'automatic',
      target: 'node24',
      sourcefile: url,
      sourcemap: 'inline',
    })
    keep(kept, code)
    // It leaves a process waiting for more; after a second without any it may go.
    clearTimeout(rest)
    rest = setTimeout(() => esbuild.stop(), 1000).unref()
    return code
  }
}

function keep(place, code) {
  try {
    mkdirSync(cache, { recursive: true })
    const making = new URL(`${place.href}.${process.pid}`)
    writeFileSync(making, code)
    renameSync(making, place)
  } catch {
    // Next time again.
  }
}
