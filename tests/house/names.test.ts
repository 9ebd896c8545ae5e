import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))

const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file))

test('the reader finds the house', () => {
  expect(code.length).toBeGreaterThan(150)
})

test('no room and no file is named like a cupboard', () => {
  const cupboard = /(^|[/.-])(utils?|helpers?|common|misc|manager|service|data)(\.|\/|-|$)/
  expect('src/web/utils/x.ts').toMatch(cupboard)
  expect(files.filter((file) => cupboard.test(file.replace(/\.(ts|tsx)$/, '')))).toEqual([])
})

test('files are kebab-case sentences', () => {
  expect(
    code.filter((file) => !/\/[a-z0-9]+(-[a-z0-9]+)*(\.(test|page|island|worker))?\.(ts|tsx|mjs)$/.test(file)),
  ).toEqual([])
})

test('no file in src/ knows a particular city', () => {
  const cities = /chicago|madrid|coerde|m[uü]nster\b|barcelona|kuopio|pilsen/i
  const found = files
    .filter((file) => !/\.test\.tsx?$/.test(file) && /\.(tsx?|json|css|mjs)$/.test(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, index) => (cities.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
})

test('a file is one idea: none is longer than 300 lines', () => {
  const long = code
    .filter((file) => !file.endsWith('database/tables.ts') && !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 300)
  expect(long).toEqual([])
})

test('the laws know no clock and no chance', () => {
  const lawful = code.filter(
    (file) => (/^src\/(laws|kernel|standards)\//.test(file) || /\/rules\//.test(file)) && !/\.test\./.test(file),
  )
  const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|Temporal\.Now/
  expect('const now = Date.now()').toMatch(impure)
  expect(lawful.length).toBeGreaterThan(30)
  expect(lawful.filter((file) => impure.test(readFileSync(file, 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '')))).toEqual([])
})
