/** A UUIDv7 in lower case: its first 48 bits are the moment it was made, so ids sort by age. */
export type Id = string & { readonly __id: unique symbol }

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (text: string): text is Id => idShape.test(text)

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * RFC 9562, section 5.7.
 * @param atMilliseconds moment of making, milliseconds since 1970
 * @param chance ten random bytes; the caller brings them, for the kernel knows no chance
 */
export function makeId(atMilliseconds: number, chance: Uint8Array): Id {
  const time = atMilliseconds.toString(16).padStart(12, '0')
  const byte = (index: number): number => chance[index] ?? 0
  const version = hex[0x70 | (byte(0) & 0x0f)]! + hex[byte(1)]!
  const variant = hex[0x80 | (byte(2) & 0x3f)]! + hex[byte(3)]!
  let node = ''
  for (let index = 4; index < 10; index += 1) node += hex[byte(index)]!
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}` as Id
}

/** The twelve bits after the moment count within it; they begin in the lower half, so that two processes differ. */
const counts = 0x1000

/**
 * Ids that sort in the order of their making, also those of one millisecond (RFC 9562, section 6.2, method 1). More than
 * 2,048 in one millisecond may borrow from the next.
 * @param now milliseconds since 1970
 * @param chance ten random bytes at each call, the caller's to change
 */
export function makeIdsInOrder(now: () => number, chance: () => Uint8Array): () => Id {
  let told = Number.NaN
  let ahead = 0
  let count = 0
  return () => {
    const bytes = chance()
    const at = now()
    if (at === told) {
      count += 1
      if (count === counts) {
        count = 0
        ahead += 1
      }
    } else {
      told = at
      ahead = 0
      count = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) & (counts / 2 - 1)
    }
    bytes[0] = count >> 8
    bytes[1] = count & 0xff
    return makeId(at + ahead, bytes)
  }
}

/** When it was made, milliseconds since 1970. */
export const madeAt = (id: Id): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
