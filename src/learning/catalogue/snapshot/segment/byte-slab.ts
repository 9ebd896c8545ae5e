/**
 * Many texts end to end in one piece of memory, UTF-8: ten thousand finished JSON objects cost their bytes and nothing
 * more, and an answer is made by copying.
 */
export interface ByteSlab {
  readonly bytes: Buffer
  /** Text i stands from `offsets[i]` up to `offsets[i + 1]`. */
  readonly offsets: Uint32Array
}

export class ByteSlabBuilder {
  #bytes = Buffer.allocUnsafeSlow(1 << 16)
  #used = 0
  readonly #offsets: number[] = [0]

  add(text: string): number {
    const most = text.length * 3
    if (this.#used + most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#used + most, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    this.#used += this.#bytes.write(text, this.#used)
    return this.#offsets.push(this.#used) - 2
  }

  /** @param order for each number a text shall have, the number it came with; without it they keep theirs */
  finish(order?: Uint32Array): ByteSlab {
    const bytes = Buffer.allocUnsafeSlow(this.#used)
    const came = Uint32Array.from(this.#offsets)
    if (!order) {
      this.#bytes.copy(bytes, 0, 0, this.#used)
      return { bytes, offsets: came }
    }
    const offsets = new Uint32Array(came.length)
    for (let at = 0; at < order.length; at += 1) {
      const [from, to] = [came[order[at]!]!, came[order[at]! + 1]!]
      this.#bytes.copy(bytes, offsets[at], from, to)
      offsets[at + 1] = offsets[at]! + to - from
    }
    return { bytes, offsets }
  }
}

export const textOf = (slab: ByteSlab, at: number): string =>
  slab.bytes.toString('utf8', slab.offsets[at], slab.offsets[at + 1])
