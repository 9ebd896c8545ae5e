import { fold } from './fold.ts'

const address = /[\p{L}\p{N}._%+-]+\s*(@|\(at\)|\[at\])\s*[\p{L}\p{N}-]+\s*(\.|\(dot\)|\[dot\])\s*\p{L}{2,}/iu
const handle = /(^|\s)@[\p{L}\p{N}_.]{3,}/u
const link = /(https?:|www\.)\S|\b[\p{L}\p{N}-]{2,}\.(com|org|net|de|es|io|me|info)\b/iu
/** Seven digits and more, however they are parted; years and ages have fewer. */
const phone = /(?:\+|\b)\d(?:[\s().\-/]{0,2}\d){6,}/

export type PersonalTrace = 'address' | 'link' | 'phone-number'

/** What in a free text would let somebody be found: an e-mail address or handle, a link, a phone number, in this order. */
export function personalTraces(text: string): readonly PersonalTrace[] {
  const plain = latinDigits(text)
  const found: PersonalTrace[] = []
  if (address.test(plain) || handle.test(plain)) found.push('address')
  if (link.test(plain)) found.push('link')
  if (phone.test(plain)) found.push('phone-number')
  return found
}

/** A number is a number in any script: ٠١٢ and ０１２ are read as 012. */
const latinDigits = (text: string): string =>
  fold(text).replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(code - zero)
  })
