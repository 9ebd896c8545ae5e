/** A set of whole numbers below a fixed size, one bit each, 32 to a word. Bits at or above the size are never set. */
export type Bits = Uint32Array

export const emptyBits = (size: number): Bits => new Uint32Array((size + 31) >>> 5)

export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff)
  if (size & 31) bits[bits.length - 1] = (1 << (size & 31)) - 1
  return bits
}

export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1

export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5] = bits[at >>> 5]! | (1 << (at & 31))
}

export function removeBit(bits: Bits, at: number): void {
  bits[at >>> 5] = bits[at >>> 5]! & ~(1 << (at & 31))
}

/** Adds all from `from` up to `to`. */
export function addRange(bits: Bits, from: number, to: number): void {
  if (from >= to) return
  const first = from >>> 5
  const last = (to - 1) >>> 5
  const begin = -1 << (from & 31)
  const end = -1 >>> (31 - ((to - 1) & 31))
  if (first === last) {
    bits[first] = bits[first]! | (begin & end)
    return
  }
  bits[first] = bits[first]! | begin
  bits.fill(0xffffffff, first + 1, last)
  bits[last] = bits[last]! | end
}

/** Takes out all from `from` on. */
export function removeFrom(bits: Bits, from: number): void {
  const first = from >>> 5
  if (first >= bits.length) return
  bits[first] = bits[first]! & ~(-1 << (from & 31))
  bits.fill(0, first + 1)
}

/**
 * Which words of a set matter, as pairs of from and up-to, rising, apart from each other. What is near each other is
 * numbered near each other, so a question about one quarter of a city need not read the words of the others.
 */
export type Words = readonly number[]

export const everyWord = (bits: Bits): Words => [0, bits.length]

/** Makes `target` what `other` is. */
export function copyBits(target: Bits, other: Bits, words: Words = everyWord(target)): void {
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) target[word] = other[word]!
  }
}

/** Keeps in `target` only what is in `other` too. */
export function keepCommon(target: Bits, other: Bits, words: Words = everyWord(target)): void {
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) target[word] = target[word]! & other[word]!
  }
}

/** Adds to `target` all of `other`. */
export function addAll(target: Bits, other: Bits, words: Words = everyWord(target)): void {
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) target[word] = target[word]! | other[word]!
  }
}

/** Takes all of `other` out of `target`. */
export function removeAll(target: Bits, other: Bits, words: Words = everyWord(target)): void {
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) target[word] = target[word]! & ~other[word]!
  }
}

export function countBits(bits: Bits, words: Words = everyWord(bits)): number {
  let count = 0
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) count += countOfWord(bits[word]!)
  }
  return count
}

/** How many are in both. */
export function countCommon(bits: Bits, other: Bits, words: Words = everyWord(bits)): number {
  let count = 0
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let word = words[pair]!; word < end; word += 1) {
      const common = bits[word]! & other[word]!
      if (common !== 0) count += countOfWord(common)
    }
  }
  return count
}

/** Writes the members in rising order into `into`, which must have room; gives how many there are. */
export function listBits(bits: Bits, into: Uint32Array, words: Words = everyWord(bits)): number {
  let count = 0
  for (let pair = 0; pair < words.length; pair += 2) {
    const end = words[pair + 1]!
    for (let index = words[pair]!; index < end; index += 1) {
      let word = bits[index]!
      const base = index << 5
      while (word !== 0) {
        into[count] = base + 31 - Math.clz32(word & -word)
        count += 1
        word &= word - 1
      }
    }
  }
  return count
}

function countOfWord(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555)
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  x = (x + (x >>> 4)) & 0x0f0f0f0f
  return Math.imul(x, 0x01010101) >>> 24
}
