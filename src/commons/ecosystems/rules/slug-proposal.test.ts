import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugShape } from '../words.ts'
import { slugProposal } from './slug-proposal.ts'

test.each([
  ['Castellbell i el Vilar', 'castellbell-i-el-vilar'],
  ["L'Hospitalet de Llobregat", 'lhospitalet-de-llobregat'],
  ['Straße 21', 'strasse-21'],
  ['21 Dörfer', 'dorfer'],
  ['الرباط', ''],
])('%s could live at %s', (name, slug) => {
  expect(slugProposal(name)).toBe(slug)
})

test('what is proposed is an address, or too short to be one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (name) => {
      const slug = slugProposal(name)
      expect(slug.length < 2 || slugShape.safeParse(slug).success).toBe(true)
    }),
  )
})
