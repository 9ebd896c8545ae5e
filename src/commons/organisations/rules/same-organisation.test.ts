import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { organisationForm, type Organisation } from '../words.ts'
import { namesakeOf } from './namesake-of.ts'
import { aboutOf, isSameOrganisation } from './same-organisation.ts'

const known: Organisation = {
  id: '01930000-0000-7000-8000-0000000000c1' as Id,
  slug: 'ateneu',
  name: 'Ateneu',
  kind: 'association',
  about: { sourceLanguage: 'ca', texts: { es: 'Un local', ca: 'Un local nostre' } },
  website: null,
  email: 'hola@ateneu.example',
  phone: null,
  languages: ['ca'],
  areaIds: [],
  verified: null,
}
const form = organisationForm.parse({
  name: ' Ateneu ',
  kind: 'association',
  about: { ca: 'Un local nostre', es: 'Un local' },
  email: 'hola@ateneu.example',
  languages: ['ca'],
})

test('the same, whatever the order in which its texts are kept', () => {
  expect(isSameOrganisation(known, form)).toBe(true)
})

test.each([
  [{ name: 'Ateneu Nou' }],
  [{ kind: 'other' as const }],
  [{ about: { ca: 'Un local nostre' } }],
  [{ about: { es: 'Un local', ca: 'Un local nostre' } }],
  [{ phone: '555' }],
  [{ languages: ['ca', 'es'] }],
])('not the same: %o', (change) => {
  expect(isSameOrganisation(known, { ...form, ...change })).toBe(false)
})

test('nothing written about it is nothing', () => {
  expect(aboutOf({ about: {} })).toBeNull()
})

test('a name that somebody has wins over one that somebody had', () => {
  const hosts = [
    { id: 1, foldedName: 'new club', formerNames: ['club'] },
    { id: 2, foldedName: 'club', formerNames: [] },
    { id: 3, foldedName: 'choir', formerNames: ['old choir'] },
  ]
  expect(namesakeOf('club', hosts)?.id).toBe(2)
  expect(namesakeOf('old choir', hosts)?.id).toBe(3)
  expect(namesakeOf('nobody', hosts)).toBeUndefined()
})
