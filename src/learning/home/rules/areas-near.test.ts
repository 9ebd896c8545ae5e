import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { areasNear } from './areas-near.ts'

const [north, south, shore] = ['n', 's', 'h'] as Id[]
const areas = [
  { id: north!, name: 'Northfield', otherNames: ['Owl Hill'] },
  { id: south!, name: 'Southfield', otherNames: [] },
  { id: shore!, name: 'Südufer', otherNames: [] },
]
const venue = (name: string, areaId: Id | null) => ({ name, areaId })

test.each([
  ['its name in capitals', 'SÜDUFER', [], ['Südufer']],
  ['its name without accents', 'sudufer', [], ['Südufer']],
  ['a name people call it by', 'owl hill', [venue('Owl Hill Library', south!)], ['Northfield']],
  ['part of two names', 'field', [], ['Northfield', 'Southfield']],
  ['a library', 'elm library', [venue('Elm Library', south!)], ['Southfield near Elm Library']],
  [
    'a postcode: where most houses lie first',
    '48157',
    [venue('Elm', south!), venue('Oak', shore!), venue('Ash', shore!)],
    ['Südufer near Oak', 'Southfield near Elm'],
  ],
  ['a house whose area nobody knows', 'ash', [venue('Ash', null)], []],
  ['nothing', '  ', [venue('Ash', south!)], []],
])('%s', (_what, sought, venues, expected) => {
  const found = areasNear(sought, areas, venues)
  expect(found.map(({ name, near }) => (near === null ? name : `${name} near ${near}`))).toEqual(expected)
})
