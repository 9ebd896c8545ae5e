import { settingsOf } from '#commons/ecosystems'
import { addDays, dayNumber, type Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { catalogueSettings } from '../words.ts'

/** Longer than any holidays; a slip of the hand in the settings must not fill the memory. */
const longest = 120

/** A place's days off with their names, each as its days in order; those that end before they begin are left out. */
export const daysOffHere = (ecosystem: {
  readonly settings: Readonly<Record<string, unknown>>
}): readonly { readonly name: LocalText; readonly days: readonly Day[] }[] =>
  settingsOf(ecosystem, 'catalogue', catalogueSettings).daysOff.flatMap(({ from, until, name }) => {
    const length = Math.min(longest, dayNumber(until) - dayNumber(from) + 1)
    return length < 1 ? [] : [{ name, days: Array.from({ length }, (_, at) => addDays(from, at)) }]
  })
