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

function mix(state: Int32Array, bytes: Uint8Array, from: number): void {
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
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
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
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}

/** @returns 32 bytes */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = start.slice()
  const whole = bytes.length - (bytes.length % 64)
  for (let from = 0; from < whole; from += 64) mix(state, bytes, from)
  const rest = bytes.length - whole
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(whole))
  tail[rest] = 0x80
  const view = new DataView(tail.buffer)
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(tail.length - 4, bytes.length << 3)
  for (let from = 0; from < tail.length; from += 64) mix(state, tail, from)
  const out = new Uint8Array(32)
  const outView = new DataView(out.buffer)
  for (let word = 0; word < 8; word += 1) outView.setInt32(4 * word, state[word]!)
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

/** Of the text in UTF-8, as 64 lower-case hex digits: what `printf '%s' "$text" | sha256sum` prints. */
export const sha256Hex = (text: string): string => hexOf(sha256(encoder.encode(text)))
