import { instant, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { looksInChain } from '#platform/looks/looks-at.ts'
import { isField } from './who-was-affected.ts'
import { momentTyped, type Breach, type BreachForm } from './words.ts'

/** A field of the form, and the sentence that says what is wrong with it. */
export interface WrongInBreach {
  readonly name: keyof BreachForm
  readonly because: string
}

/**
 * What somebody typed in a hurry, read by the clock of the place; nothing of it can be changed later, so everything that
 * is wrong is said at once.
 */
export async function readBreach(
  form: BreachForm,
  timeZone: string,
  city: City,
): Promise<{ readonly breach: Omit<Breach, 'id' | 'steps' | 'writtenAt'>; readonly wrong: readonly WrongInBreach[] }> {
  const wrong: WrongInBreach[] = []
  const now = city.now()
  const moment = (name: 'knownAt' | 'fromAt' | 'untilAt'): Instant => {
    const read = momentTyped(form[name], timeZone)
    if (read === null) wrong.push({ name, because: 'privacy.breach-moment-wrong' })
    return read ?? now
  }
  const [knownAt, fromAt, untilAt] = [moment('knownAt'), moment('fromAt'), moment('untilAt')]
  if (knownAt > now) wrong.push({ name: 'knownAt', because: 'privacy.breach-not-yet' })
  if (wrong.length === 0 && untilAt < fromAt) wrong.push({ name: 'untilAt', because: 'privacy.breach-ends-before' })
  if (form.summary === '') wrong.push({ name: 'summary', because: 'privacy.breach-says-nothing' })
  const named = form.fields.flatMap((line) => line.split(',')).map((name) => name.trim())
  const fields = [...new Set(named)].filter((name) => name !== '')
  const row = /^\d+$/.test(form.look) ? Number(form.look) : 0
  const [look] = row === 0 ? [] : await looksInChain({ before: row + 1, most: 1 }, city)
  const lookerId = look?.seq === row ? look.byId : null
  if (form.look !== '' && lookerId === null) wrong.push({ name: 'look', because: 'privacy.breach-look-unknown' })
  else if (fields.length === 0 && lookerId === null)
    wrong.push({ name: 'fields', because: 'privacy.breach-names-nothing' })
  // Left out in silence, those whom only that field names would never hear of it.
  if (!fields.every(isField)) wrong.push({ name: 'fields', because: 'privacy.breach-field-unknown' })
  const breach = { knownAt, fromAt, untilAt: endOfMinute(untilAt), fields, lookerId, summary: form.summary }
  return { breach, wrong }
}

/** A form knows minutes only: what happened within the last one it names is meant too. */
const endOfMinute = (at: Instant): Instant => instant(at - (at % 60_000) + 59_999)
