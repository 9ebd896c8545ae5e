import { isDay } from '#kernel/instant.ts'
import { limits, type Mistake, type MistakeReason } from './mistakes.ts'

/** Takes a value somebody sent and where it stands; tells what is wrong with it. */
export type Check = (value: unknown, path: string) => Mistake[]

export const mistake = (
  path: string,
  reason: MistakeReason,
  facts?: Readonly<Record<string, string | number>>,
): Mistake[] => [facts ? { path, reason, facts } : { path, reason }]

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One step down in a JSON pointer (RFC 6901). */
export const below = (path: string, step: string | number): string =>
  `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`

export const name: Check = (value, path) =>
  typeof value === 'string' && value.length > 0 && value.length <= limits.name
    ? []
    : mistake(path, 'not-a-name', { limit: limits.name })

export const day: Check = (value, path) => (typeof value === 'string' && isDay(value) ? [] : mistake(path, 'not-a-day'))

export const yesOrNo: Check = (value, path) => (typeof value === 'boolean' ? [] : mistake(path, 'not-yes-or-no'))

export const oneOf =
  (words: readonly string[]): Check =>
  (value, path) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : mistake(path, 'not-one-of-these', { these: words.join(', ') })

/** A whole number from `least` to `most`, both included. */
export const whole =
  (least: number, most: number): Check =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return mistake(path, 'not-a-whole-number')
    if (value < least) return mistake(path, 'too-small', { least })
    return value > most ? mistake(path, 'too-large', { most }) : []
  }

/** A list that is not empty, each checked by itself. */
export const listOf =
  (each: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return mistake(path, 'not-a-list')
    if (value.length === 0) return mistake(path, 'empty-choice')
    if (value.length > limits.branches) return mistake(path, 'too-many-parts', { limit: limits.branches })
    return value.flatMap((one, index) => each(one, below(path, index)))
  }

/** Every word known, those that must be there present. A word ending in `?` may be left out. */
export function fields(words: Readonly<Record<string, Check>>, reason: MistakeReason = 'not-a-requirement'): Check {
  const checks = new Map(Object.entries(words).map(([word, check]) => [word.replace('?', ''), check]))
  const asked = Object.keys(words).filter((word) => !word.endsWith('?'))
  return (value, path) => {
    if (!isObject(value)) return mistake(path, reason)
    const absent = asked.filter((word) => !Object.hasOwn(value, word))
    return [...new Set([...Object.keys(value), ...absent])].flatMap((word) => {
      const check = checks.get(word)
      return check ? check(value[word], below(path, word)) : mistake(below(path, word), 'unknown-word')
    })
  }
}

/** The first check, and the second only where the first found nothing. */
export const andThen =
  (first: Check, second: Check): Check =>
  (value, path) => {
    const found = first(value, path)
    return found.length > 0 ? found : second(value, path)
  }
