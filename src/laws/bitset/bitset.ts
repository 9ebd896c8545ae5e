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

/** Keeps in `target` only what is in `other` too. */
export function keepCommon(target: Bits, other: Bits): void {
  for (let word = 0; word < target.length; word += 1) target[word] = target[word]! & other[word]!
}

/** Adds to `target` all of `other`. */
export function addAll(target: Bits, other: Bits): void {
  for (let word = 0; word < target.length; word += 1) target[word] = target[word]! | other[word]!
}

/** Takes all of `other` out of `target`. */
export function removeAll(target: Bits, other: Bits): void {
  for (let word = 0; word < target.length; word += 1) target[word] = target[word]! & ~other[word]!
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let word = 0; word < bits.length; word += 1) count += countOfWord(bits[word]!)
  return count
}

/** Writes the members in rising order into `into`, which must have room; gives how many there are. */
export function listBits(bits: Bits, into: Uint32Array): number {
  let count = 0
  for (let index = 0; index < bits.length; index += 1) {
    let word = bits[index]!
    const base = index << 5
    while (word !== 0) {
      into[count] = base + 31 - Math.clz32(word & -word)
      count += 1
      word &= word - 1
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
