import { expect, test } from 'vitest'
import { themeWords } from './theme-words.ts'
import { themesFromWords } from './themes-from-words.ts'

test.each([
  ['en', ['Robot Rally'], ['technology']],
  ['en', ['Swim Lessons 1 at Kelly Park'], ['sport']],
  ['en', ["Children's Storytime"], ['reading']],
  ['en', ['Homework help', 'Reading & Writing'], ['reading', 'academics']],
  ['en', ['Hip Hop Dance'], ['dance', 'music']],
  ['es', ['Taller de robótica para niños'], ['technology']],
  ['es', ['', 'CuentacuentosTiteresMarionetas'], ['theatre', 'reading']],
  ['es', ['CursosTalleres', 'ProgramacionDestacadaAgendaCultura'], []],
  ['es', ['Visita', 'ExcursionesItinerariosVisitas'], []],
  ['de', ['Filmworkshop: Stummfilm-Kinderklangorchester'], ['film', 'music']],
  ['de', ['Zirkus Coerdini – Kinderzirkus aus Coerde', 'Tanz'], ['theatre', 'dance']],
  ['de', ['Sommerwaldexpedition - Tieren und Pflanzen auf der Spur'], ['nature']],
  ['ar', ['روبوت'], []],
  ['en', ['Meeting'], []],
] as [string, string[], string[]][])('%s: %j tells %j', (language, texts, themes) => {
  expect(new Set(themesFromWords(texts, language))).toEqual(new Set(themes))
})

test('every theme has words in three languages', () => {
  for (const [theme, byLanguage] of Object.entries(themeWords)) {
    expect(Object.keys(byLanguage), theme).toEqual(['en', 'es', 'de'])
  }
})
