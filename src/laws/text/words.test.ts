import { expect, test } from 'vitest'
import { stems, words } from './words.ts'

test.each([
  ["Children's Art & Crafts, 2nd week", ['children', 'art', 'crafts', '2nd', 'week']],
  ['Rock ’n’ Roll: Chicago’s best', ['rock', 'n', 'roll', 'chicago', 'best']],
  ['taller_de+robótica', ['taller', 'de', 'robotica']],
  ['ورشة الروبوت', ['ورشه', 'الروبوت']],
  ['   ', []],
])('%s is read as words', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test.each([
  ['Robotics for the Children', 'en', ['robot', 'child']],
  ['Talleres de robótica para los niños', 'es', ['taller', 'robot', 'nin']],
  ['Bücher und Spiele für Kinder', 'de', ['buch', 'spiel', 'kind']],
  ['الروبوت في المكتبة', 'ar', ['روبوت', 'مكتب']],
  ['Els tallers', 'ca', ['els', 'tallers']],
])('%s (%s) is stemmed without its joining words', (text, language, expected) => {
  expect(stems(text, language)).toEqual(expected)
})
