/**
 * Supplies shared out among slots, each supply given no further than it reaches: a maximum flow, slot by slot.
 * A slot is either filled wholly or not at all; adding one may move what others were given, never take it away.
 */
export class SlotFlow {
  // Arcs lie in pairs, there and back: arc ^ 1 is the other way. Node 0 is where all supplies come from.
  private readonly target: number[] = []
  private readonly arcsOf: number[][] = [[]]
  private room: number[] = []

  private node(): number {
    return this.arcsOf.push([]) - 1
  }

  private arc(from: number, to: number, room: number): number {
    const arc = this.target.push(to, from) - 2
    this.room.push(room, 0)
    this.arcsOf[from]!.push(arc)
    this.arcsOf[to]!.push(arc + 1)
    return arc
  }

  addSupply(amount: number): number {
    const supply = this.node()
    this.arc(supply, 0, amount)
    return supply
  }

  addSlot(): number {
    return this.node()
  }

  /** A part of a slot that takes one unit at most: one of five different museums. */
  addPlaceOfOne(slot: number): number {
    const place = this.node()
    this.arc(slot, place, 1)
    return place
  }

  /** @returns the arc by which `given` tells how much this supply gives */
  allow(slotOrPlace: number, supply: number): number {
    return this.arc(slotOrPlace, supply, Number.MAX_SAFE_INTEGER)
  }

  given(arc: number): number {
    return this.room[arc ^ 1]!
  }

  keep(): readonly number[] {
    return this.room.slice()
  }

  restore(kept: readonly number[]): void {
    this.room = kept.slice()
  }

  /** Fills a slot that holds nothing yet, or changes nothing. Shortest ways first, so work is bounded whatever the amounts. */
  fill(slot: number, needed: number): boolean {
    const before = this.keep()
    for (let left = needed; left > 0;) {
      const pushed = this.push(slot, left)
      if (pushed === 0) {
        this.restore(before)
        return false
      }
      left -= pushed
    }
    return true
  }

  private push(slot: number, most: number): number {
    const cameBy = new Map<number, number>([[slot, -1]])
    const waiting = [slot]
    for (const node of waiting) {
      for (const arc of this.arcsOf[node]!) {
        const to = this.target[arc]!
        if (this.room[arc] === 0 || cameBy.has(to)) continue
        cameBy.set(to, arc)
        if (to === 0) return this.pushAlong(cameBy, most)
        waiting.push(to)
      }
    }
    return 0
  }

  private pushAlong(cameBy: ReadonlyMap<number, number>, most: number): number {
    const way: number[] = []
    for (let arc = cameBy.get(0)!; arc >= 0; arc = cameBy.get(this.target[arc ^ 1]!)!) way.push(arc)
    const amount = way.reduce((least, arc) => Math.min(least, this.room[arc]!), most)
    for (const arc of way) {
      this.room[arc]! -= amount
      this.room[arc ^ 1]! += amount
    }
    return amount
  }
}
