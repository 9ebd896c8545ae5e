/** Numbers of the field of 256 that ISO/IEC 18004 counts in, as powers of two and back. */
const power = new Uint8Array(510)
const log = new Uint8Array(256)
for (let at = 0, value = 1; at < 255; at += 1) {
  power[at] = value
  power[at + 255] = value
  log[value] = at
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d
}

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : power[log[a]! + log[b]!]!)
const over = (a: number, b: number): number => (a === 0 ? 0 : power[log[a]! + 255 - log[b]!]!)
/** What a polynomial is worth, the lowest term first. */
const worth = (terms: readonly number[], x: number): number => terms.reduceRight((sum, term) => times(sum, x) ^ term, 0)

/**
 * Law: of a block with `check` words of checking, up to half as many wrong words are put right.
 * @returns the block put right; null: too much of it is wrong
 */
export function putRight(block: readonly number[], check: number): number[] | null {
  const fromEnd = block.toReversed()
  const syndromes = Array.from({ length: check }, (_, at) => worth(fromEnd, power[at]!))
  if (syndromes.every((one) => one === 0)) return [...block]
  const locator = locatorOf(syndromes)
  const wrong = locator.length - 1
  if (wrong > check / 2) return null
  const evaluator = Array.from({ length: check }, (_, at) =>
    locator.reduce((sum, term, place) => (place > at ? sum : sum ^ times(term, syndromes[at - place]!)), 0),
  )
  // Every other term: the derivative where adding twice is nothing.
  const slope = locator.flatMap((term, place) => (place === 0 ? [] : [place % 2 === 1 ? term : 0]))
  let found = 0
  for (let place = 0; place < fromEnd.length; place += 1) {
    const inverse = power[(255 - place) % 255]!
    if (worth(locator, inverse) !== 0) continue
    found += 1
    fromEnd[place]! ^= times(power[place]!, over(worth(evaluator, inverse), worth(slope, inverse)))
  }
  return found === wrong ? fromEnd.toReversed() : null
}

/** The shortest rule by which the syndromes follow from each other (Berlekamp and Massey). */
function locatorOf(syndromes: readonly number[]): number[] {
  let [current, before] = [[1], [1]]
  let [length, gap, last] = [0, 1, 1]
  for (let at = 0; at < syndromes.length; at += 1) {
    let off = 0
    for (let place = 0; place <= length; place += 1) off ^= times(current[place] ?? 0, syndromes[at - place]!)
    if (off === 0) {
      gap += 1
      continue
    }
    const kept = current
    const factor = over(off, last)
    const size = Math.max(current.length, before.length + gap)
    current = Array.from({ length: size }, (_, place) => (kept[place] ?? 0) ^ times(factor, before[place - gap] ?? 0))
    if (2 * length > at) {
      gap += 1
      continue
    }
    length = at + 1 - length
    before = kept
    last = off
    gap = 1
  }
  return current.slice(0, length + 1)
}
