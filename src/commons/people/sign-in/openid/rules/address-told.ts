import { mailAddress } from '../../words.ts'
import type { Told } from '../words.ts'

/**
 * Does its sign-in stand by the address it tells? By the standard's own word (OpenID Connect Core, 5.1), or by the one
 * that Microsoft's uses in its place: its owner has proved the address's domain.
 */
export const isConfirmed = (told: Readonly<Record<string, unknown>>): boolean =>
  told['email_verified'] === true || [true, 1, '1', 'true'].includes(told['xms_edov'] as never)

/**
 * The address by which somebody may be joined: told as confirmed, and of a domain this organisation was given, whole and
 * not only its end. Null: there is none, and nobody is joined by a word that was not checked.
 */
export function addressTold({ email, emailVerified }: Told, domains: readonly string[]): string | null {
  const address = emailVerified ? mailAddress.safeParse(email) : null
  if (!address?.success) return null
  return domains.includes(address.data.slice(address.data.lastIndexOf('@') + 1)) ? address.data : null
}
