export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array

/**
 * A list of numbers that grows, each in as many bytes as its kind says. A plain list takes eight for each, and while a
 * catalogue of a million words is read, what it leaves behind as it grows would stay with the process.
 */
export class GrowingNumbers<Kind extends Numbers> {
  readonly #kind: new (length: number) => Kind
  #numbers: Kind
  #length = 0

  constructor(kind: new (length: number) => Kind) {
    this.#kind = kind
    this.#numbers = new kind(64)
  }

  get length(): number {
    return this.#length
  }

  push(number: number): number {
    if (this.#length === this.#numbers.length) {
      const larger = new this.#kind(this.#length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.#length] = number
    return (this.#length += 1)
  }

  /** All of them, in memory of just their size. */
  all(): Kind {
    return this.#numbers.slice(0, this.#length) as Kind
  }
}
