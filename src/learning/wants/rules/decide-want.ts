import { accept, refuse, type Result } from '#kernel/result.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { personalTraces, type PersonalTrace } from '#laws/text/personal-traces.ts'
import type { WantForm, WantRefusal, WantsSettings } from '../words.ts'

const refusalOfTrace = {
  address: 'wants.holds-an-address',
  link: 'wants.holds-a-link',
  'phone-number': 'wants.holds-a-phone-number',
} as const satisfies Record<PersonalTrace, WantRefusal>

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
  const [trace] = personalTraces(form.interest)
  if (trace !== undefined) return refuse(refusalOfTrace[trace])
  const foldedInterest = foldName(form.interest)
  if (foldedInterest.length < 2) return refuse('wants.says-too-little')
  if (before.toldToday >= settings.perBrowserAndDay) {
    return refuse('wants.enough-for-today', { limit: settings.perBrowserAndDay })
  }
  return accept({ ...form, foldedInterest })
}
