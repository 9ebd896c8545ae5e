import type { Ages } from './clean-title.ts'
import { words } from '../text/words.ts'

const listed = (text: string): ReadonlySet<string> => new Set(words(text))

/** Words that only say when. Seasons are not here: the winter course and the spring course are signed up for apart. */
const whenWords = listed(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept sep oct nov dec
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  januar februar märz mai juni juli oktober dezember
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
  mon tue tues wed thu thur thurs fri sat sun
  lunes martes miércoles jueves viernes sábado sábados domingo domingos
  montag dienstag mittwoch donnerstag freitag samstag sonntag montags dienstags mittwochs donnerstags freitags samstags
  weekly monthly daily session sessions week weeks cohort semanal mensual sesión semana wöchentlich monatlich täglich woche
  termin am pm uhr horas`)
/** Words that may stand between them. */
const joiningWords = listed(`
  every each from to on and or the of at until make up date el la los las de a y cada jeden jede im am den der und bis von
  th st nd rd h`)
const ageWords = listed(
  `age ages aged years year yrs old and up to older over edad edades anos de a alter ab von bis jahre jahren`,
)

const ordinal = /^\d{1,2}(?:st|nd|rd|th|am|pm|h|a|p)?$/
const number = /^\d{1,2}$/

/** Does this say only when: `August 14th`, `Every Friday from 4:30-7:00PM`, `wöchentlich`, `2. & 4. Montag im Monat`? */
export function saysOnlyWhen(text: string): boolean {
  const found = words(text)
  const telling = found.filter((word) => whenWords.has(word) || word === 'monat')
  return (
    telling.length > 0 && found.every((word) => telling.includes(word) || joiningWords.has(word) || ordinal.test(word))
  )
}

/** Does this only repeat the ages the listing already has: `ages 6-8`, `16+`? */
export function saysOnlyAges(text: string, ages: Ages): boolean {
  const found = words(text)
  const numbers = found.filter((word) => number.test(word)).map(Number)
  if (numbers.length === 0 || !found.every((word) => number.test(word) || ageWords.has(word))) return false
  return numbers.every((years) => years === ages.min || years === ages.max)
}
