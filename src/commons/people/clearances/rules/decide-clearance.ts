import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Day } from '#kernel/instant.ts'
import { isMinor } from '../../rules/age-band.ts'
import type { BirthMonth } from '../../words.ts'
import type { ClearanceForm, ClearanceRefusal } from '../words.ts'

/** Seen with one's own eyes, so issued by today; and no background check is asked of who is under eighteen. */
export function decideClearance(
  form: ClearanceForm,
  birth: BirthMonth | null,
  today: Day,
): Result<ClearanceForm, Exclude<ClearanceRefusal, 'people.clearance-not-here' | 'people.clearance-of-oneself'>> {
  if (form.issuedOn > today) return refuse('people.clearance-not-yet-issued')
  if (form.expiresOn !== null && form.expiresOn < form.issuedOn) return refuse('people.clearance-ends-before-it-begins')
  if (form.kind === 'background-check' && birth !== null && isMinor(birth, today))
    return refuse('people.clearance-not-asked-of-minors')
  return accept(form)
}
