import { expect, test } from 'vitest'
import { fold } from './fold.ts'
import { stem } from './stem.ts'

const together: [language: string, ...words: string[]][] = [
  ['en', 'robotics', 'robot', 'robots', 'robotic'],
  ['en', 'swimming', 'swim', 'swims'],
  ['en', 'story', 'stories'],
  ['en', 'movie', 'movies'],
  ['en', 'cookie', 'cookies'],
  ['en', 'library', 'libraries'],
  ['en', 'coding', 'code', 'codes', 'coded'],
  ['en', 'dance', 'dancing', 'dances'],
  ['en', 'class', 'classes'],
  ['en', 'box', 'boxes', 'boxing'],
  ['en', 'child', 'children'],
  ['en', 'gymnastics', 'gymnast', 'gymnasts'],
  ['en', 'academic', 'academics', 'academy', 'academies'],
  ['en', 'volunteer', 'volunteering', 'volunteers'],
  ['en', 'theatre', 'theaters', 'theater'],
  ['en', 'math', 'maths', 'mathematics'],
  ['es', 'biblioteca', 'bibliotecas'],
  ['es', 'robótica', 'robots', 'robot'],
  ['es', 'taller', 'talleres'],
  ['es', 'niño', 'niña', 'niños', 'niñas'],
  ['es', 'luz', 'luces'],
  ['es', 'inglés', 'inglesa', 'ingleses'],
  ['es', 'canción', 'canciones'],
  ['es', 'joven', 'jóvenes'],
  ['de', 'Kind', 'Kinder', 'Kindern', 'Kindes'],
  ['de', 'Buch', 'Bücher', 'Büchern', 'Buecher'],
  ['de', 'Spiel', 'Spiele', 'Spielen', 'Spieler'],
  ['de', 'Münster', 'Muenster'],
  ['de', 'Frau', 'Frauen'],
  ['de', 'Mädchen', 'Maedchens'],
  ['de', 'Kurs', 'Kurse', 'Kursen'],
  ['de', 'Schüler', 'Schülerinnen'],
  ['de', 'Club', 'Clubs'],
  ['ar', 'مكتبة', 'المكتبة', 'مكتبات', 'والمكتبات'],
  ['ar', 'روبوت', 'الروبوتات'],
  ['ar', 'طفل', 'أطفال', 'الأطفال'],
]

test.each(together)('%s: %s and its relatives share a stem', (language, first, ...rest) => {
  const expected = stem(fold(first), language)
  for (const word of rest) expect(stem(fold(word), language), word).toBe(expected)
})

const apart: [language: string, one: string, other: string][] = [
  ['en', 'career', 'care'],
  ['en', 'flower', 'flow'],
  ['en', 'news', 'new'],
  ['en', 'classic', 'class'],
  ['en', 'corner', 'corn'],
  ['en', 'spring', 'spr'],
  ['en', 'bus', 'bu'],
  ['en', 'camp', 'campus'],
  ['es', 'cuento', 'cuenta-cuentos'],
  ['es', 'casa', 'caza'],
  ['de', 'Tanz', 'Tante'],
  ['de', 'Musik', 'Museum'],
  ['ar', 'علم', 'عمل'],
]

test.each(apart)('%s: %s and %s stay apart', (language, one, other) => {
  expect(stem(fold(one), language)).not.toBe(stem(fold(other), language))
})

test('a language without rules keeps its words', () => {
  expect(stem('biblioteques', 'ca')).toBe('biblioteques')
})
