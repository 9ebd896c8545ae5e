import { mailAddress, mobileNumber } from '#commons/people'

/** What a desk typed to say who an adult is: how they are reached, or the name on a card. */
export type Reach =
  | { readonly kind: 'none' }
  | { readonly kind: 'mail' | 'text'; readonly address: string }
  | { readonly kind: 'card'; readonly userName: string }
  | { readonly kind: 'mistake' }

/** A mail address holds an at sign, a number begins with a plus or a digit; everything else is a name on a card. */
export function readReach(typed: string): Reach {
  const text = typed.trim()
  if (text === '') return { kind: 'none' }
  if (text.includes('@')) {
    const mail = mailAddress.safeParse(text)
    return mail.success ? { kind: 'mail', address: mail.data } : { kind: 'mistake' }
  }
  if (/^[\u200E\u200F\u202A-\u202E\u2066-\u2069\s(]*[+\d]/.test(text)) {
    const number = mobileNumber.safeParse(text)
    return number.success ? { kind: 'text', address: number.data } : { kind: 'mistake' }
  }
  return { kind: 'card', userName: text }
}
