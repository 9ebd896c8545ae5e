import { expect, test } from 'vitest'
import { letterOf, placeLetters } from './letters.ts'

test.each([
  ['ateneu', 'A'],
  ['3 cordes', '#'],
  ['—', '#'],
  ['مكتبة', 'م'],
  ['𐐨x', '𐐀'],
])('%s stands under %s', (folded, letter) => expect(letterOf(folded)).toBe(letter))

test('each letter leads to the page of its first name, digits and signs to one place', () => {
  const firsts = [
    { first: '1', count: 2 },
    { first: '4', count: 1 },
    { first: 'a', count: 7 },
    { first: 'b', count: 1 },
    { first: 'm', count: 25 },
    { first: 'z', count: 1 },
  ]
  expect(placeLetters(firsts, 10).map(({ letter, page }) => `${letter} ${page}`)).toEqual([
    '# 1',
    'A 1',
    'B 2',
    'M 2',
    'Z 4',
  ])
  expect(placeLetters([], 10)).toEqual([])
})

test('of a script of thousands of signs the first of each page is told', () => {
  const signs = Array.from({ length: 200 }, (_, number) => ({ first: String.fromCodePoint(0x4e00 + number), count: 5 }))
  const letters = placeLetters(signs, 100)
  expect(letters.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(letters[1]!.letter).toBe(String.fromCodePoint(0x4e00 + 20))
})
