/**
 * The programme's own choice once more, for checking: written from the rule's words with lists and one guaranteed seat at a
 * time, and with nothing of the algorithm's.
 */
export interface Asking {
  readonly id: string
  readonly ticket: string
  readonly groups: readonly string[]
  /** She has the place from the first round. */
  readonly holds: boolean
}

interface Offer {
  readonly seats: number
  readonly guarantees: readonly { readonly group: string; readonly seats: number }[]
}

/** Can every one of these learners sit on a guaranteed seat of her own at the same time? The matching, seat by seat. */
class GuaranteedSeats {
  private readonly seats: { readonly group: string; by: Asking | null }[]
  taken = 0
  constructor({ guarantees }: Offer) {
    this.seats = guarantees.flatMap(({ group, seats }) => Array.from({ length: seats }, () => ({ group, by: null })))
  }
  /** @returns whether one more guaranteed seat is in use than before */
  alsoSeats(learner: Asking): boolean {
    if (this.taken === this.seats.length || !this.findSeat(learner, new Set())) return false
    this.taken += 1
    return true
  }
  private findSeat(learner: Asking, tried: Set<object>): boolean {
    for (const seat of this.seats) {
      if (tried.has(seat) || !learner.groups.includes(seat.group)) continue
      tried.add(seat)
      if (seat.by !== null && !this.findSeat(seat.by, tried)) continue
      seat.by = learner
      return true
    }
    return false
  }
}

/** Who of those asking gets a seat. */
export function chosenBy(offer: Offer, asking: readonly Asking[]): ReadonlySet<string> {
  const inTurn = [...asking].sort((one, other) => (one.ticket < other.ticket ? -1 : 1))
  const chosen = new Set<string>()
  const guaranteed = new GuaranteedSeats(offer)
  for (const learner of inTurn) {
    if (!learner.holds) continue
    chosen.add(learner.id)
    guaranteed.alsoSeats(learner)
  }
  for (const learner of inTurn) {
    if (!learner.holds && chosen.size < offer.seats && guaranteed.alsoSeats(learner)) chosen.add(learner.id)
  }
  for (const learner of inTurn) if (chosen.size < offer.seats) chosen.add(learner.id)
  return chosen
}

/** How many guaranteed seats these learners fill at most. */
export function guaranteedSeatsFilled(offer: Offer, learners: readonly Asking[]): number {
  const guaranteed = new GuaranteedSeats(offer)
  for (const learner of learners) guaranteed.alsoSeats(learner)
  return guaranteed.taken
}
