import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { brokenArrow } from './arrows.ts'

test.each([
  ['a rule that opens the database', 'src/learning/catalogue/rules/find.ts', 'src/platform/database/city.ts'],
  ['a lower slice that asks a higher one', 'src/commons/ecosystems/queries/x.ts', 'src/learning/catalogue/index.ts'],
  ['a neighbour that climbs through the window', 'src/learning/feeds/commands/x.ts', 'src/learning/catalogue/store.ts'],
  ['a page that asks the store', 'src/learning/feeds/pages/x.page.tsx', 'src/learning/feeds/store.ts'],
  ['a standard that leans on the platform', 'src/standards/csv/read.ts', 'src/platform/files/file-store.ts'],
  ['the kernel importing anything', 'src/kernel/id.ts', 'src/laws/text/fold.ts'],
  ['a room that sees the desk', 'src/learning/feeds/routes.ts', 'src/main/server.ts'],
  ['the house leaning on its scaffolding', 'src/learning/feeds/store.ts', 'tests/house/arrows.ts'],
  ['a slice that asks one above it in its wing', 'src/learning/wants/queries/x.ts', 'src/learning/catalogue/index.ts'],
])('the check finds %s', (_story, from, to) => {
  expect(brokenArrow(from, to)).toMatch(/\w{3,}/)
})

test.each([
  ['a command asks a lower door', 'src/learning/feeds/commands/x.ts', 'src/learning/catalogue/index.ts'],
  ['a rule reads its words', 'src/learning/feeds/rules/x.ts', 'src/learning/feeds/words.ts'],
  ['main mounts routes', 'src/main/routes.ts', 'src/learning/feeds/routes.ts'],
  ['a test may hold what it likes', 'src/learning/feeds/rules/x.test.ts', 'src/platform/database/city.ts'],
])('the check lets %s', (_story, from, to) => {
  expect(brokenArrow(from, to)).toBeNull()
})

test('every import in src/ follows the arrows of the house', async () => {
  const reading = await cruise(['src'], {
    tsPreCompilationDeps: true,
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node'],
      exportsFields: ['exports'],
    },
  })
  const { modules } = reading.output as ICruiseResult
  const own = modules.filter((module) => module.source.startsWith('src/'))
  // With the wrong parser the library reads nothing and finds nothing wrong.
  expect(own.length).toBeGreaterThan(150)
  const broken = own.flatMap((module) =>
    module.dependencies.flatMap((dependency) => {
      const rule = brokenArrow(module.source, dependency.resolved)
      return rule ? [`${module.source} imports ${dependency.resolved}: ${rule}`] : []
    }),
  )
  expect(broken).toEqual([])
  const lost = own.flatMap((module) =>
    module.dependencies
      .filter((each) => each.couldNotResolve && /^[.#]/.test(each.module))
      .map((each) => `${module.source} imports ${each.module}, which is not there`),
  )
  expect(lost).toEqual([])
  // The whole of src is parsed here, beside another worker.
}, 120_000)
