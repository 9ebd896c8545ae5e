import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugOfName } from './slug-of-name.ts'

test.each([
  ['Chicago Park District', [], 'chicago-park-district'],
  ['Chicago Park District', ['chicago-park-district'], 'chicago-park-district-2'],
  ['Chicago Park District', ['chicago-park-district', 'chicago-park-district-2'], 'chicago-park-district-3'],
  ['Centro Cultural Nicolás Salmerón', [], 'centro-cultural-nicolas-salmeron'],
  ['مكتبة', [], 'مكتبه'],
  ['!!!', [], 'organisation'],
])('%s beside %o lives at %s', (name, taken, slug) => {
  expect(slugOfName(name, new Set(taken))).toBe(slug)
})

test('however many share a name, no two share an address', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 40 }), (names) => {
      const taken = new Set<string>()
      for (const name of names) taken.add(slugOfName(name, taken))
      expect(taken.size).toBe(names.length)
    }),
  )
})
