import { expect, test } from 'vitest'
import { ageFromText } from './age-from-text.ts'

type Case = [language: string, text: string, min: number | null, max: number | null]

const told: Case[] = [
  ['es', 'Edades: de 3 a 5 años', 3, 5],
  ['es', 'Edad Recomendada: no recomendada para menores de 7 años y distintivo', 7, null],
  ['es', '97’.   No recomendada para menores de siete años.', 7, null],
  ['es', 'Edad recomendada:A partir de 6 años  Sinopsis: dos niños de 8 a 9 años viajan', 6, null],
  ['es', 'Público: Para mayores de 65 años.', 65, null],
  ['es', 'Encuentro con niños y niñas de 4 a 10 años Con Carmen', 4, 10],
  ['es', 'Público familiar de 1 a 3 años. Un solo acompañante', 1, 3],
  ['es', 'de 3 a 5 años a las 17 h y de 6 a 9 años a las 18 h', 3, 9],
  ['es', 'La edad mínima para poder asistir a esta actividad es de 6 años y altura', 6, null],
  ['es', 'los más pequeños, desde de los 3 años, hasta los mayores', 3, null],
  ['es', 'Edad recomendada:  Todos los públicos.', null, null],
  ['de', 'Für Kinder von 6 bis 10 Jahren!', 6, 10],
  ['de', 'Waldabenteurer unterwegs - Kinder von 6-10 Jahren', 6, 10],
  ['de', 'für alle von zehn bis 14 Jahren', 10, 14],
  ['de', 'für alle von 10 – 99 Jahren', 10, null],
  ['de', 'Mitmachkonzert für alle ab sechs Jahren', 6, null],
  ['de', 'Für Kinder bis drei Jahre. Kindergruppen', null, 3],
  ['de', 'für Erwachsene', 18, null],
  ['de', 'für alle ab 14 Jahren und Erwachsene', 14, null],
  ['en', '16+', 16, null],
  ['en', '6 and up', 6, null],
  ['en', '14 to 24', 14, 24],
  ['en', 'Elem/MS', 5, 14],
  ['en', ' High School', 14, 18],
  ['en', 'A parent 16 Years Old or Older ', 16, null],
  ['en', 'grades 6 to 8', 11, 14],
  ['en', '20-May', 5, 20],
  ['en', '14-Nov', 11, 14],
  ['en', 'Join us! For kids 6 and up.', 6, null],
  ['en', 'Teens ages 13 - 19 paint', 13, 19],
  ['en', 'For all ages.', null, null],
]

test.each(told)('%s: %j names ages %s to %s', (language, text, min, max) => {
  expect(ageFromText(text, language)).toEqual({ min, max })
})

test.each([
  ['es', 'inicia sus estudios musicales a los 8 años de edad en el Patronato'],
  ['es', 'éxitos de los años 60 y 70'],
  ['es', 'a lo largo de más de quince años ha cultivado la banda'],
  ['es', 'menores de 12 años acompañados de un adulto'],
  ['es', 'Su mundo es el de una niña de 13 años que vive con su madre'],
  ['de', 'eines “Malochers” vor 50 Jahren?'],
  ['de', 'mehr als tausend Jahre Geschichte'],
  ['de', 'monatliches Angebot, 9 bis 15 Uhr'],
  ['en', 'OST'],
  ['en', 'Open 10 to 12 every Saturday'],
  ['en', ''],
  ['ar', 'من 6 الى 10'],
])('%s: %j says nothing of the audience', (language, text) => {
  expect(ageFromText(text, language)).toBeNull()
})
