/** Without I, L, O and U: nobody reads one for another, and no word comes of it. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** @param random at least twelve bytes by chance: sixty bits, which nobody guesses */
export const numberFrom = (random: Uint8Array): string =>
  [...random.subarray(0, length)].map((byte) => signs[byte % 32]).join('')

/** In three groups, as it is printed. */
export const printed = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1-')

/** A number as people type it from paper; null: it can be none. */
export function readNumber(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((sign) => signs.includes(sign)) ? plain : null
}
