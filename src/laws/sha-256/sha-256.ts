/**
 * SHA-256 (FIPS 180-4) written out, so that a browser without a server, and this house without a platform, reach the same
 * number as everybody's `sha256sum`. Not for secrets: it takes no care to hide what it hashes from a stopwatch.
 */
const primes = (count: number): number[] => {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

/** The first 32 bits of the fraction of a prime's root, found in whole numbers, so that no rounding enters. */
function fractionOfRoot(prime: number, degree: 2n | 3n): number {
  const target = BigInt(prime) << (32n * degree)
  let low = 0n
  let high = 1n << 40n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** degree <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

const start = Int32Array.from(primes(8), (prime) => fractionOfRoot(prime, 2n))
const constants = Int32Array.from(primes(64), (prime) => fractionOfRoot(prime, 3n))

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

const schedule = new Int32Array(64)

function mix(into: Int32Array, bytes: Uint8Array, from: number): void {
  for (let t = 0; t < 16; t += 1) {
    const at = from + 4 * t
    schedule[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }
  for (let t = 16; t < 64; t += 1) {
    const near = schedule[t - 2]!
    const far = schedule[t - 15]!
    const small0 = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    const small1 = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
    schedule[t] = (schedule[t - 16]! + small0 + schedule[t - 7]! + small1) | 0
  }
  let a = into[0]!
  let b = into[1]!
  let c = into[2]!
  let d = into[3]!
  let e = into[4]!
  let f = into[5]!
  let g = into[6]!
  let h = into[7]!
  for (let t = 0; t < 64; t += 1) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
    const one = (h + big1 + ((e & f) ^ (~e & g)) + constants[t]! + schedule[t]!) | 0
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  into[0] = into[0]! + a
  into[1] = into[1]! + b
  into[2] = into[2]! + c
  into[3] = into[3]! + d
  into[4] = into[4]! + e
  into[5] = into[5]! + f
  into[6] = into[6]! + g
  into[7] = into[7]! + h
}

const state = new Int32Array(8)
const tail = new Uint8Array(128)

/** Leaves the hash of the first `length` bytes in `state`. */
function digest(bytes: Uint8Array, length: number): void {
  state.set(start)
  const whole = length - (length % 64)
  for (let from = 0; from < whole; from += 64) mix(state, bytes, from)
  const rest = length - whole
  const end = rest < 56 ? 64 : 128
  tail.fill(0)
  for (let at = 0; at < rest; at += 1) tail[at] = bytes[whole + at]!
  tail[rest] = 0x80
  const high = Math.floor(length / 0x20000000)
  for (let at = 0; at < 4; at += 1) {
    tail[end - 5 - at] = high >>> (8 * at)
    tail[end - 1 - at] = (length << 3) >>> (8 * at)
  }
  mix(state, tail, 0)
  if (end === 128) mix(state, tail, 64)
}

/** @returns 32 bytes */
export function sha256(bytes: Uint8Array): Uint8Array {
  digest(bytes, bytes.length)
  const out = new Uint8Array(32)
  const view = new DataView(out.buffer)
  for (let word = 0; word < 8; word += 1) view.setInt32(4 * word, state[word]!)
  return out
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower case, two digits a byte. */
export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOfByte[byte]!
  return text
}

const encoder = new TextEncoder()
let written = new Uint8Array(1024)

/**
 * Of the text in UTF-8, the first 8, 16 … 64 lower-case hex digits: what `printf '%s' "$text" | sha256sum` prints.
 * @param words how many times eight digits
 */
export function sha256Hex(text: string, words = 8): string {
  if (3 * text.length > written.length) written = new Uint8Array(6 * text.length)
  digest(written, encoder.encodeInto(text, written).written)
  let digits = ''
  for (let at = 0; at < words; at += 1) {
    const word = state[at]!
    digits += hexOfByte[word >>> 24]! + hexOfByte[(word >>> 16) & 255]!
    digits += hexOfByte[(word >>> 8) & 255]! + hexOfByte[word & 255]!
  }
  return digits
}
