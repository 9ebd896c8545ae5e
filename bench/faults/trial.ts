/** One thing tried against a running house, and whether it kept its promise. */
export interface Trial {
  /** Case: `kill during import`. */
  readonly of: string
  /** What was done to it this time. */
  readonly done: string
  readonly passed: boolean
  /** What was seen: numbers when it passed, what is wrong when it did not. */
  readonly seen: string
}

/** Collects what is wrong; a trial passes when nothing was. */
export class Findings {
  readonly #wrong: string[] = []

  expect(isRight: boolean, wrong: string): void {
    if (!isRight && !this.#wrong.includes(wrong)) this.#wrong.push(wrong)
  }

  trial(of: string, done: string, seen: string): Trial {
    const passed = this.#wrong.length === 0
    return { of, done, passed, seen: passed ? seen : `${this.#wrong.slice(0, 5).join(' · ')} (${seen})` }
  }
}

/** Asks until it answers yes; false when it did not in time. */
export async function within(milliseconds: number, isSo: () => Promise<boolean>, pause = 50): Promise<boolean> {
  const until = performance.now() + milliseconds
  for (;;) {
    if (await isSo()) return true
    if (performance.now() > until) return false
    await new Promise((done) => setTimeout(done, pause))
  }
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
