import { expect, test } from 'vitest'
import { compactName, foldName } from './fold-name.ts'

test.each([
  ["O'HARE", 'ohare', 'ohare'],
  ['Lake View', 'lake view', 'lakeview'],
  ['  Biblioteca  Pública (Chamberí) ', 'biblioteca publica chamberi', 'bibliotecapublicachamberi'],
  ['Begegnungszentrum Meerwiese', 'begegnungszentrum meerwiese', 'begegnungszentrummeerwiese'],
  ['مَكتبة المدينة', 'مكتبه المدينه', 'مكتبهالمدينه'],
  ['—', '', ''],
])('%s is compared as “%s” or “%s”', (name, folded, compact) => {
  expect(foldName(name)).toBe(folded)
  expect(compactName(name)).toBe(compact)
})
