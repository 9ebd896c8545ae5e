/** `npm run check`: types, lint, format, boundaries, dead code, generated files. Every check runs; one failed fails all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (name: string): string => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))

interface Check {
  readonly name: string
  readonly args: readonly string[]
  /** A file of another room; the check waits for it. */
  readonly needs?: string
}

const checks: readonly Check[] = [
  { name: 'types', args: [tool('tsc'), '-p', '.'] },
  { name: 'lint', args: [tool('oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'format', args: [tool('oxfmt'), '--check'] },
  { name: 'house', args: [tool('vitest'), 'run', 'tests/house'] },
  { name: 'dead code', args: [tool('knip')] },
  { name: 'access', args: ['tools/write-access.ts', '--check'] },
  { name: 'tables', args: ['tools/generate-tables.ts', '--check'] },
]

/** @returns what it said, when it failed */
async function run({ args }: Check): Promise<string | null> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text))
  child.stderr.on('data', (text: Buffer) => (said += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0 ? null : said
}

let passed = 0
let failed = 0
for (const check of checks) {
  if (check.needs && !existsSync(new URL(`../${check.needs}`, import.meta.url))) continue
  const begun = performance.now()
  const complaint = await run(check)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`${complaint === null ? 'passed' : 'FAILED'}  ${check.name} (${seconds} s)`)
  if (complaint === null) passed += 1
  else {
    failed += 1
    console.log(complaint.trimEnd().replaceAll(/^/gm, '    '))
  }
}
console.log(`${passed} checks passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
