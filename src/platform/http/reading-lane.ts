/** So many are answered between two looks at everything else, while people's own pages are worked on and while none is. */
const [besideOthers, alone] = [1, 8] as const
/** So many stand for what they came for, and nobody behind one who has stood so long, milliseconds: they are told to come again. */
const standing = 1_000
const patience = 1_000
/** So many stand at all: whoever comes then is told at once. */
const bound = 5_000

/** Beside the door to pages of one's own: whatever is answered from memory, in the order of coming. */
export interface ReadingLane {
  /**
   * Somebody comes for a page open to all, or to be told that they have to wait.
   * @param go called when it is their turn, at once unless many came together
   * @param instead called in its place where too many stand
   */
  come(go: () => void, instead?: () => void): void
  /** From now on nobody stands for longer than patience lasts; before, everybody does, for nobody would be late. */
  watch(): void
}

interface Coming {
  readonly at: number
  readonly go: () => void
}

/**
 * A process that answers whatever it hears of at once answers nothing else while thousands ask for what is cheap: what the
 * database has answered meanwhile to whoever takes a place stands behind them all, and a page that asks twenty questions
 * stands twenty times. Here one is answered in each turn of the process while anybody does more than read. Whoever stands
 * asks for nothing more on the same line, so turns stay short.
 * @param isWorking is anything worked on that the database answers?
 * @param clock milliseconds that only go on
 * @param soon calls back when everything else that is ready has had its turn
 */
export function openReadingLane(
  isWorking: () => boolean,
  clock: () => number = () => performance.now(),
  soon: (turn: () => void) => void = setImmediate,
): ReadingLane {
  const line = new Set<Coming>()
  let answered = 0
  let isTurning = false
  let isWatched = false

  const isFull = (): boolean => answered >= (isWorking() ? besideOthers : alone)
  const turn = (): void => {
    isTurning = false
    answered = 0
    for (const one of line) {
      if (isFull()) break
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
    come: (go, instead = go) => {
      if (line.size === 0 && !isFull()) return begin(go)
      const at = clock()
      const [first] = line
      const isMuch = isWatched && first !== undefined && (line.size >= standing || at - first.at > patience)
      if (isMuch && line.size >= bound) return instead()
      line.add({ at, go: isMuch ? instead : go })
      turnSoon()
    },
    watch: () => void (isWatched = true),
  }
}
