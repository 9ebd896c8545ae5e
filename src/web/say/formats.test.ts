import { describe, expect, test } from 'vitest'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import { formatsFor } from './formats.ts'
import { canonicalTag, chooseLanguage, directionOf, nativeName } from './languages.ts'

/** CLDR writes thin and no-break spaces; the eye reads them as spaces. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ')

describe('days and times', () => {
  test('a day stays the day on the poster, wherever the server stands', () => {
    const before = process.env['TZ']
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      process.env['TZ'] = zone
      expect(formatsFor('en').day('2026-06-20' as Day, 'weekday')).toBe('Sat, Jun 20')
    }
    process.env['TZ'] = before
  })
  test.each([
    ['es', '20 jun 2026'],
    ['de', '20. Juni 2026'],
    ['en', 'Jun 20, 2026'],
  ])('in %s: %s', (language, written) => {
    expect(plain(formatsFor(language).day('2026-06-20' as Day))).toBe(written)
  })
  test('a range says the month once', () => {
    expect(plain(formatsFor('de').dayRange('2026-06-20' as Day, '2026-06-24' as Day, 'short'))).toBe('20.–24. Juni')
  })
  test('a time is written as the language writes it, and may end after midnight', () => {
    const [ten, noon, one] = ['10:00', '12:30', '01:00'] as WallTime[]
    expect(plain(formatsFor('en').timeRange(ten!, noon!))).toBe('10:00 AM – 12:30 PM')
    expect(plain(formatsFor('de').time(ten!))).toBe('10:00')
    expect(plain(formatsFor('de').timeRange('22:00' as WallTime, one!))).toBe('22:00 – 01:00')
  })
  test('Monday is the first weekday', () => {
    expect(formatsFor('en').weekday(1)).toBe('Monday')
    expect(formatsFor('es').weekday(7, 'short')).toBe('dom')
  })
})

describe('amounts', () => {
  test('cents only where there are any', () => {
    expect(formatsFor('en').money(money(500, 'USD'))).toBe('$5')
    expect(plain(formatsFor('de').money(money(750, 'EUR')))).toBe('7,50 €')
    expect(formatsFor('en').money(money(500, 'JPY'))).toBe('¥500')
    expect(plain(formatsFor('en').moneyRange(money(500, 'USD'), money(750, 'USD')))).toBe('$5.00 – $7.50')
  })
  test.each([
    [4, '10 m'],
    [372, '370 m'],
    [1540, '1.5 km'],
    [12_400, '12 km'],
  ])('%i metres are %s', (metres, written) => {
    expect(formatsFor('en').distance(metres)).toBe(written)
  })
  test('miles where the place counts in them', () => {
    expect(formatsFor('en').distance(1609, 'mile')).toBe('1 mi')
  })
})

describe('the visitor’s language', () => {
  const spoken = ['en', 'ar', 'de', 'es']
  test.each([
    [{ asked: 'de', cookie: 'es', acceptLanguage: 'ar' }, 'de'],
    [{ cookie: 'es', acceptLanguage: 'ar' }, 'es'],
    [{ asked: 'xx', acceptLanguage: 'fr, es-MX;q=0.8, de;q=0.9' }, 'de'],
    [{ acceptLanguage: 'ar-EG' }, 'ar'],
    [{ acceptLanguage: '*' }, 'en'],
    [{ acceptLanguage: 'de;q=0, es;q=x, ☃' }, 'en'],
    [{}, 'en'],
  ])('%o gives %s', (wishes, language) => {
    expect(chooseLanguage(wishes, spoken)).toBe(language)
  })
  test('is named in itself and runs its own way, with no list of ours', () => {
    expect(['ca', 'de', 'ar', 'ur', 'ckb'].map(directionOf)).toEqual(['ltr', 'ltr', 'rtl', 'rtl', 'rtl'])
    expect(['es', 'ca', 'de', 'ar'].map(nativeName)).toEqual(['Español', 'Català', 'Deutsch', 'العربية'])
    expect(canonicalTag('PT-br')).toBe('pt-BR')
    expect(canonicalTag('../etc')).toBeNull()
  })
})

test('an appointment says the day of the week by the clock of its place', () => {
  const at = instant(Date.parse('2026-11-28T16:00Z'))
  const told = (language: string, zone: string) => plain(formatsFor(language).appointment(at, zone))
  expect(told('en', 'America/Chicago')).toBe('Sat, Nov 28, 10:00 AM')
  expect(told('de', 'Europe/Berlin')).toBe('Sa., 28. Nov., 17:00')
  const spoken = (language: string) => plain(formatsFor(language).appointment(at, 'America/Chicago', 'spoken'))
  expect(spoken('en')).toBe('Saturday, November 28 at 10:00 AM')
  expect(spoken('de')).toMatch(/^Samstag, 28. November.* 10:00$/)
  // On the other side of midnight it is another day.
  expect(told('en', 'Asia/Tokyo')).toBe('Sun, Nov 29, 1:00 AM')
})
