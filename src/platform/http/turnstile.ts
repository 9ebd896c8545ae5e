/** So many pages of people's own are worked on at a time; the other lines to the database are for what was sent. */
const abreast = 6
/** So many stand at the door, and nobody behind one who has stood so long, milliseconds: whoever comes then gets a number. */
const standing = 80
const patience = 800
/** Worked on for longer, it waits for something else: a slow page holds up nobody's. Milliseconds. */
const slowAfter = 1_000
/** One slow answer to a form is nobody's rush; so many that stand unanswered at once are. */
const crowd = 6

/** The door to pages of one's own: a few at a time, in the order of coming. What was filled in never stands here. */
export interface Turnstile {
  /**
   * Somebody comes for a page of their own.
   * @param go called when it is their turn, perhaps at once
   * @returns to be called when it is answered or whoever asked went away; null: too many stand here
   */
  come(go: () => void): (() => void) | null
  /** Something filled in arrives; it goes on at once. @returns to be called when it is answered */
  sent(): () => void
  /** How long the first at the door has stood, or what was sent has waited for its answer; milliseconds. */
  longest(): number
  /** Is a page or a form worked on? */
  readonly isWorking: boolean
  /** Takes slow pages out of the count, and lets in who stands. @returns pages answered since it was last asked */
  look(): number
}

interface Coming {
  readonly at: number
  readonly go: () => void
  begun: number | null
}

export function openTurnstile(clock: () => number = () => performance.now()): Turnstile {
  // Both in the order in which they came.
  const line = new Set<Coming>()
  const within = new Set<Coming>()
  const unanswered = new Set<{ readonly at: number }>()
  let answered = 0
  // Where nobody looks nobody could be called in again: there all come in at once.
  let isWatched = false

  const letIn = (): void => {
    for (const one of line) {
      if (within.size >= abreast) return
      line.delete(one)
      within.add(one)
      one.begun = clock()
      one.go()
    }
  }
  return {
    come: (go) => {
      if (!isWatched) {
        go()
        return () => {}
      }
      const at = clock()
      const [first] = line
      if (line.size >= standing || (first && at - first.at > patience)) return null
      const one: Coming = { at, go, begun: null }
      line.add(one)
      letIn()
      return () => {
        line.delete(one)
        within.delete(one)
        if (one.begun !== null) answered += 1
        letIn()
      }
    },
    sent: () => {
      const one = { at: clock() }
      unanswered.add(one)
      return () => void unanswered.delete(one)
    },
    longest: () => {
      const now = clock()
      const [first] = line
      let waited = first ? now - first.at : 0
      let count = 0
      for (const { at } of unanswered) {
        count += 1
        if (count < crowd) continue
        waited = Math.max(waited, now - at)
        break
      }
      return waited
    },
    get isWorking() {
      return within.size > 0 || unanswered.size > 0
    },
    look: () => {
      isWatched = true
      const before = clock() - slowAfter
      for (const one of within) if (one.begun !== null && one.begun < before) within.delete(one)
      letIn()
      const since = answered
      answered = 0
      return since
    },
  }
}
