import type { Instant } from '#kernel/instant.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { Finding } from '../words-for-pages.ts'
import type { Occasion, ParticipationRefusal, TakePartForm } from '../words.ts'
import { partiesOf, type Comer } from './parties.ts'

interface AskComer extends Comer {
  /** May whoever asks decide for them? */
  readonly isTheirs: boolean
  readonly findings: readonly Finding[]
}

interface Asking {
  readonly occasion: Occasion
  readonly coming: readonly AskComer[]
  readonly asked: number
  readonly isWish: boolean
  readonly form: Pick<TakePartForm, 'together' | 'anyway'>
  readonly largest: number
}

/** What is refused before anybody looks for a seat; null: nothing. */
export function mayAsk(
  { occasion, coming, asked, isWish, form, largest }: Asking,
  now: Instant,
): Refused<ParticipationRefusal> | null {
  if (coming.length < asked) return refuse('participation.not-here')
  if (!isWish && !coming.every(({ isTheirs }) => isTheirs)) {
    return refuse(coming.length === 1 ? 'participation.not-yours' : 'participation.ask-a-guardian')
  }
  if (occasion.state !== 'open') return refuse('participation.closed')
  if (occasion.startsAt <= now) return refuse('participation.begun')
  if (occasion.way === 'fair-draw' && !isWish) return refuse('participation.by-draw')
  if (coming.length > largest) return refuse('participation.party-too-large', { most: largest })
  const sizes = partiesOf(coming, form.together).map((party) => party.length)
  if (Math.max(...sizes) > occasion.seats) return refuse('participation.never-fits', { seats: occasion.seats })
  if (isWish) return null
  const modes = new Set(coming.flatMap(({ findings }) => findings.map(({ mode }) => mode)))
  if (modes.has('block')) return refuse('participation.checks-stop')
  return modes.has('warn') && !form.anyway ? refuse('participation.say-you-know') : null
}
