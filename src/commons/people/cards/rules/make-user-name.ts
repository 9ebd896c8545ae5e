/** The words of one language: a creature, a thing, each list at least a dozen long. */
export interface NameWords {
  readonly creatures: readonly string[]
  readonly things: readonly string[]
}

/** Numbers that say something to somebody. */
const saying = new Set([28, 33, 42, 66, 69, 74, 84, 88])
const numbers = Array.from({ length: 80 }, (_, index) => index + 20).filter((number) => !saying.has(number))

/** A word list as it lies in its file: creatures in the first line, things in the second. */
export function readNameWords(text: string): NameWords {
  const [creatures = [], things = []] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return { creatures, things }
}

export const readStopList = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/))
    .filter(Boolean)
    .map(lettersOf)

/** Letters alone, folded: what somebody hears who reads the name aloud. */
const lettersOf = (text: string): string => foldUserName(text).replace(/[^\p{L}]/gu, '')

/** As it is compared and kept: without accents, in small letters and Western digits, words joined by hyphens. */
export const foldUserName = (typed: string): string =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Is anything on the stop list to be read in it, in one word or across the seam? Words that only hold it inside are the list's to avoid. */
export const isRude = (name: string, stopped: readonly string[]): boolean => {
  const letters = lettersOf(name)
  return stopped.some((one) => letters.includes(one))
}

/**
 * A name a child can say and an adult can spell: creature, thing, number. Nothing of the child is in it.
 * @param pick takes a length and gives a place below it, by chance
 */
export function makeUserName(words: NameWords, stopped: readonly string[], pick: (below: number) => number): string {
  for (;;) {
    const creature = words.creatures[pick(words.creatures.length)]!
    const thing = words.things[pick(words.things.length)]!
    const name = `${creature}-${thing}-${numbers[pick(numbers.length)]!}`
    if (!isRude(name, stopped)) return name
  }
}
