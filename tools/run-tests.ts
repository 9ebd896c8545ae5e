/**
 * `npm test`: every test on the embedded PostgreSQL, then those of commands, queries and platform on PostgreSQL 15,
 * and one closing line. Words after `npm test --` go to vitest (then only the first part runs).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.ts'
import { runWithPostgres15 } from './with-postgres-15.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const results = new URL('../test-results/', import.meta.url)

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numFailedTestSuites: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

interface Count {
  readonly passed: number
  readonly failed: number
}

const argumentsFor = (report: string, files: readonly string[]): string[] => [
  vitest,
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${fileURLToPath(new URL(report, results))}`,
  ...files,
]

/** A file that could not even be loaded has no tests in it to fail; it counts as one. */
function countOf(report: string, code: number): Count {
  const read = (): Report => JSON.parse(readFileSync(new URL(report, results), 'utf8')) as Report
  try {
    const { numPassedTests, numFailedTests, testResults } = read()
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    const failed = numFailedTests + broken
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

async function runAll(files: readonly string[]): Promise<Count> {
  const child = spawn(process.execPath, argumentsFor('tests.json', files), { cwd: root, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return countOf('tests.json', code ?? 1)
}

async function runOnPostgres15(): Promise<Count> {
  const files = globSync(
    [
      'src/platform/{backup,database,jobs}/**/*.test.ts',
      'src/*/*/{commands,queries,jobs}/*.test.ts',
      'src/*/*/store.test.ts',
    ],
    // Those start the embedded PostgreSQL themselves.
    { cwd: root, exclude: ['**/launcher/**', '**/testing/**'] },
  )
  console.log(`\nThe same ${files.length} files of commands, queries and platform on PostgreSQL 15:`)
  const answer = await runWithPostgres15(process.execPath, argumentsFor('tests-on-15.json', files.sort()))
  if (typeof answer === 'number') return countOf('tests-on-15.json', answer)
  console.log(`Not run on PostgreSQL 15: ${answer}`)
  return { passed: 0, failed: 0 }
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const given = process.argv.slice(2)
const counts: Count[] = []
try {
  process.env['CHROMIUM_PATH'] = await findChromium(console.log)
  counts.push(await runAll(given))
  if (given.length === 0) counts.push(await runOnPostgres15())
} catch (fault) {
  console.error((fault as Error).message)
  counts.push({ passed: 0, failed: 1 })
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
