import { expect, test } from 'vitest'
import { kindOfName } from './kind-of-name.ts'

test.each([
  ['Chicago Public Library', 'library'],
  ['Biblioteca Pública Iván de Vargas', 'library'],
  ['Stadtbücherei Coerde', 'library'],
  ['Bücherei Coerde', 'library'],
  ['Chicago Park District', 'park'],
  ['Field Museum', 'museum'],
  ['DePaul University', 'college'],
  ['Norman-Schule', 'school'],
  ['Fundación Orange', 'association'],
  ['Young Chicago Authors', 'other'],
])('%s is a %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind)
})
