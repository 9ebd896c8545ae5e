import { textFor, type Language } from '#kernel/local-text.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import type { DayAtHouse } from '../words-for-pages.ts'

const head = ['day', 'starts_at', 'title', 'seats', 'minimum', 'placed', 'held', 'waiting', 'came']

/** The days of a house as a file for spreadsheets; columns in English, as data people expect them. Counts, and nobody. */
export const figuresAsTable = (days: readonly DayAtHouse[], languages: readonly Language[]): string =>
  [
    ...writeCsv(
      head,
      days.map((one) => [
        one.fallsOn,
        new Date(one.startsAt).toISOString(),
        textFor(one.title, languages).text,
        one.seats,
        one.minimum,
        one.placed,
        one.held,
        one.waiting,
        one.came,
      ]),
      { byteOrderMark: true },
    ),
  ].join('')
