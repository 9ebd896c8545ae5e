/** Gives each name a small number for good; shared by all segments of a snapshot so that their counts can be added. */
export class Dictionary {
  readonly names: string[]
  readonly #numbers = new Map<string, number>()

  constructor(names: readonly string[] = []) {
    this.names = []
    for (const name of names) this.numberOf(name)
  }

  numberOf(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    this.names.push(name)
    return this.names.length - 1
  }

  /** -1: nobody ever named it. */
  find(name: string): number {
    return this.#numbers.get(name) ?? -1
  }
}
