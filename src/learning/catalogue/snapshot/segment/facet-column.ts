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
  /** Numbers of the values that any opportunity has. */
  readonly used: readonly number[]
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

  /** @param order for each opportunity the number it came with */
  finish(order: Uint32Array): FacetColumn {
    const of = order.map((came) => this.#of[came]!)
    const used = [...new Set(this.#combinations.flatMap((combination) => [...combination]))]
    return { values: this.#values, of, combinations: this.#combinations, used }
  }
}
