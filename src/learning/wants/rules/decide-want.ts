import { accept, refuse, type Result } from '#kernel/result.ts'
import { fold } from '#laws/text/fold.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { WantForm, WantRefusal, WantsSettings } from '../words.ts'

const address = /[\p{L}\p{N}._%+-]+\s*(@|\(at\)|\[at\])\s*[\p{L}\p{N}-]+\s*(\.|\(dot\)|\[dot\])\s*\p{L}{2,}/iu
const handle = /(^|\s)@[\p{L}\p{N}_.]{3,}/u
const link = /(https?:|www\.)\S|\b[\p{L}\p{N}-]{2,}\.(com|org|net|de|es|io|me|info)\b/iu
/** Seven digits and more, however they are parted; years and ages have fewer. */
const phone = /(?:\+|\b)\d(?:[\s().\-/]{0,2}\d){6,}/

export interface AskedBefore {
  /** New wants this browser has told today. */
  readonly toldToday: number
}

/**
 * A want is a wish of a place, not a person's file: text that would let somebody be found (an e-mail address, a phone
 * number, a link) is refused with its reason, before anything is kept. P11, P16: nothing is held about the asker.
 */
export function decideWant(
  form: WantForm,
  before: AskedBefore,
  settings: WantsSettings,
): Result<WantForm & { foldedInterest: string }, WantRefusal> {
  const text = latinDigits(form.interest)
  if (address.test(text) || handle.test(text)) return refuse('wants.holds-an-address')
  if (link.test(text)) return refuse('wants.holds-a-link')
  if (phone.test(text)) return refuse('wants.holds-a-phone-number')
  const foldedInterest = foldName(form.interest)
  if (foldedInterest.length < 2) return refuse('wants.says-too-little')
  if (before.toldToday >= settings.perBrowserAndDay) {
    return refuse('wants.enough-for-today', { limit: settings.perBrowserAndDay })
  }
  return accept({ ...form, foldedInterest })
}

/** A number is a number in any script: ٠١٢ and ０１２ are read as 012. */
const latinDigits = (text: string): string =>
  fold(text).replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(code - zero)
  })
