/**
 * `npm run promises`: which promises of the ecosystems are proved by the last test run.
 * A test that proves one carries its name in square brackets: `[Kuopio (c)]`, `[gap 1]`.
 * `--write` puts the table into README between its two marks.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Promised {
  readonly group: string
  readonly name: string
  readonly sentence: string
}

interface TestResults {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const root = resolve(import.meta.dirname, '..')
const promised = JSON.parse(readFileSync(join(root, 'docs/promises.json'), 'utf8')) as Promised[]
const resultsFile = join(root, 'test-results/tests.json')

if (!existsSync(resultsFile)) {
  process.stderr.write('There are no test results yet: run `npm test` first.\n')
  process.exit(1)
}
const results = JSON.parse(readFileSync(resultsFile, 'utf8')) as TestResults
const named = new Map<string, 'proved' | 'named'>()
for (const file of results.testResults) {
  for (const { fullName, status } of file.assertionResults) {
    for (const [, name] of fullName.matchAll(/\[([^\]]+)\]/g)) {
      if (!promised.some((each) => each.name === name)) continue
      const proved = status === 'passed' && named.get(name!) !== 'named'
      named.set(name!, proved ? 'proved' : 'named')
    }
  }
}

const groups = [...new Set(promised.map(({ group }) => group))]
const lines = [
  '| Whose promise | Proved by a test | Of | Which |',
  '|---|---:|---:|---|',
  ...groups.map((group) => {
    const rows = promised.filter((each) => each.group === group)
    const proved = rows.filter(({ name }) => named.get(name) === 'proved')
    const failing = rows.filter(({ name }) => named.get(name) === 'named')
    const which = [...proved.map(({ name }) => name), ...failing.map(({ name }) => `${name} (named, not proved)`)]
    return `| ${group} | ${proved.length} | ${rows.length} | ${which.join(', ')} |`
  }),
]
const total = [...named.values()].filter((state) => state === 'proved').length
lines.push(`| **All** | **${total}** | **${promised.length}** | |`)
const table = lines.join('\n')
process.stdout.write(`${table}\n`)

if (process.argv.includes('--write')) {
  const file = join(root, 'README.md')
  const readme = readFileSync(file, 'utf8')
  const marked = /(<!-- promises -->\n)[\s\S]*?(<!-- end of promises -->)/
  writeFileSync(file, readme.replace(marked, `$1\n${table}\n\n$2`))
}
