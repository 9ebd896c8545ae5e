/**
 * `npm test`: every test on the embedded PostgreSQL, then those of commands, queries and platform on PostgreSQL 15,
 * and closing lines that name what failed. A file with a failed test runs once more by itself: what passes then is
 * named as unsteady, for a browser on a busy machine may miss a turn, and a name that comes back is a fault to find.
 * What fails twice has failed. Words after `npm test --` go to vitest (then only the first part runs, and once).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.ts'
import { runWithPostgres15 } from './with-postgres-15.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url))
const results = new URL('../test-results/', import.meta.url)

/** vitest's report, as far as it is read here. */
interface Report {
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

interface Count {
  readonly passed: number
  /** One line a failed test: its file and its name. */
  readonly failed: readonly string[]
  /** The files they stand in. */
  readonly files: readonly string[]
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
    const { numPassedTests, testResults } = read()
    const broken = testResults.filter((file) => file.status === 'failed')
    const failed = broken.flatMap((file) => {
      const where = relative(root, file.name)
      const tests = file.assertionResults.filter((test) => test.status === 'failed')
      return tests.length === 0 ? [where] : tests.map((test) => `${where} › ${test.fullName}`)
    })
    const ended = failed.length === 0 && code !== 0 ? [`${report}: the run ended with ${code}`] : failed
    return { passed: numPassedTests, failed: ended, files: broken.map((file) => relative(root, file.name)) }
  } catch {
    return { passed: 0, failed: [`${report}: nothing was reported`], files: [] }
  }
}

type Run = (report: string, files: readonly string[]) => Promise<Count>

const runFiles: Run = async (report, files) => {
  const child = spawn(process.execPath, argumentsFor(report, files), { cwd: root, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return countOf(report, code ?? 1)
}

const runFilesOnPostgres15: Run = async (report, files) => {
  console.log(`\n${files.length} files of commands, queries and platform on PostgreSQL 15:`)
  const answer = await runWithPostgres15(process.execPath, argumentsFor(report, files))
  if (typeof answer === 'number') return countOf(report, answer)
  console.log(`Not run on PostgreSQL 15: ${answer}`)
  return { passed: 0, failed: [], files: [] }
}

const filesForPostgres15 = (): string[] =>
  globSync(
    [
      'src/platform/{backup,database,jobs}/**/*.test.ts',
      'src/*/*/{commands,queries,jobs}/*.test.ts',
      'src/*/*/store.test.ts',
    ],
    // Those start the embedded PostgreSQL themselves.
    { cwd: root, exclude: ['**/launcher/**', '**/testing/**'] },
  ).sort()

/** More files than these failing are no chance: a second run would only cost time. */
const AGAIN_AT_MOST = 5

async function runAndRepeat(name: string, files: readonly string[], run: Run): Promise<void> {
  const first = await run(`${name}.json`, files)
  if (first.files.length === 0 || first.files.length > AGAIN_AT_MOST) return void counts.push(first)
  console.log(`\nOnce more: ${first.files.join(', ')}`)
  const second = await run(`${name}-again.json`, first.files)
  const mended = first.failed.filter((test) => !second.failed.includes(test))
  unsteady.push(...mended)
  counts.push({ ...second, passed: first.passed + mended.length })
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const given = process.argv.slice(2)
const counts: Count[] = []
const unsteady: string[] = []
try {
  process.env['CHROMIUM_PATH'] = await findChromium(console.log)
  if (given.length > 0) counts.push(await runFiles('tests.json', given))
  else {
    await runAndRepeat('tests', [], runFiles)
    await runAndRepeat('tests-on-15', filesForPostgres15(), runFilesOnPostgres15)
  }
} catch (fault) {
  counts.push({ passed: 0, failed: [(fault as Error).message], files: [] })
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.flatMap((count) => count.failed)
for (const test of unsteady) console.log(`Unsteady (failed first, passed the second time): ${test}`)
for (const test of failed) console.log(`Failed: ${test}`)
console.log(`\n${passed} passed, ${failed.length} failed, ${unsteady.length} unsteady`)
process.exitCode = failed.length === 0 ? 0 : 1
