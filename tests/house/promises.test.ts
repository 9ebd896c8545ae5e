import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const promised = new Set(
  (JSON.parse(readFileSync('docs/promises.json', 'utf8')) as { name: string }[]).map(({ name }) => name),
)

const testFiles = ['src', 'tests']
  .flatMap((root) => readdirSync(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

const claims = testFiles.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\btest(?:\.\w+)?\(\s*[`'"]([^`'"\n]*)/g)].flatMap(([, title]) =>
    [...title!.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => ({ file, name: name! })),
  ),
)

test('a promise in a test is one that was made', () => {
  expect(claims.filter(({ name }) => /^(gap|[A-Z][\w. /]+\([a-z]\)$|C\.)/.test(name) && !promised.has(name))).toEqual(
    [],
  )
})

test('only a journey or a command on the real database may prove a promise', () => {
  const weak = claims.filter(({ file, name }) => promised.has(name) && !/^tests\/journeys\/|\/commands\//.test(file))
  expect(weak).toEqual([])
})
