/** So many open pages are answered between two looks at everything else: what is kept takes a fraction of a millisecond. */
const perTurn = 4
/** So many stand at most, and nobody behind one who has stood so long, milliseconds: whoever comes then is told to come again. */
const standing = 400
const patience = 400

/** Beside the door to pages of one's own: pages open to all, in the order of coming, which leave that door time to work. */
export interface ReadingLane {
  /**
   * Somebody comes for a page open to all.
   * @param go called when it is their turn, at once unless several came together
   * @returns false: too many stand here
   */
  come(go: () => void): boolean
  /** From now on nobody stands for longer than patience lasts; before, everybody does, for nobody would be late. */
  watch(): void
}

interface Coming {
  readonly at: number
  readonly go: () => void
}

/**
 * A process that answers whatever comes in the order in which it hears of it answers nothing but the cheapest when
 * too many read: who has a place to take stands behind them all. Here a few are answered in each turn of the process, and
 * what came from the database meanwhile goes on between two turns.
 * @param clock milliseconds that only go on
 * @param soon calls back when everything else that is ready has had its turn
 */
export function openReadingLane(
  clock: () => number = () => performance.now(),
  soon: (turn: () => void) => void = setImmediate,
): ReadingLane {
  const line = new Set<Coming>()
  let answered = 0
  let isTurning = false
  let isWatched = false

  const turn = (): void => {
    isTurning = false
    answered = 0
    for (const one of line) {
      if (answered >= perTurn) break
      line.delete(one)
      begin(one.go)
    }
  }
  const begin = (go: () => void): void => {
    answered += 1
    turnSoon()
    go()
  }
  const turnSoon = (): void => {
    if (isTurning) return
    isTurning = true
    soon(turn)
  }
  return {
    come: (go) => {
      if (line.size === 0 && answered < perTurn) {
        begin(go)
        return true
      }
      const at = clock()
      const [first] = line
      if (isWatched && first && (line.size >= standing || at - first.at > patience)) return false
      line.add({ at, go })
      turnSoon()
      return true
    },
    watch: () => void (isWatched = true),
  }
}
