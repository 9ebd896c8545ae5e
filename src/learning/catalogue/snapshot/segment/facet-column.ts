import type { Dictionary } from './dictionary.ts'

/**
 * One facet of all opportunities. Most share a few combinations of values (arts+music, ages 6–12), so each
 * opportunity keeps the number of its combination: counting is one step an opportunity, however many values it has.
 */
export interface FacetColumn {
  readonly values: Dictionary
  /** The combination of each opportunity. */
  readonly of: Uint32Array
  /** Numbers of values, rising. */
  readonly combinations: readonly Uint16Array[]
}

export class FacetColumnBuilder {
  readonly #values: Dictionary
  readonly #of: number[] = []
  readonly #numbers = new Map<string, number>()
  readonly #combinations: Uint16Array[] = []

  constructor(values: Dictionary) {
    this.#values = values
  }

  add(names: Iterable<string>): void {
    const numbers = [...new Set(names)].map((name) => this.#values.numberOf(name)).sort((a, b) => a - b)
    const key = numbers.join()
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.#combinations.push(Uint16Array.from(numbers)) - 1
      this.#numbers.set(key, number)
    }
    this.#of.push(number)
  }

  finish(): FacetColumn {
    return { values: this.#values, of: Uint32Array.from(this.#of), combinations: this.#combinations }
  }
}
