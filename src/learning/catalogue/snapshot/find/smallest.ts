/** The smallest so many of the numbers offered to it, as a heap with the greatest of them on top. */
export class Smallest {
  readonly #heap: Float64Array
  #size = 0
  /** What is greater is not among them; infinite while there is room. */
  bound = Number.POSITIVE_INFINITY

  constructor(most: number) {
    this.#heap = new Float64Array(most)
  }

  offer(number: number): void {
    if (number >= this.bound) return
    const heap = this.#heap
    if (this.#size < heap.length) {
      let at = this.#size
      this.#size += 1
      while (at > 0 && heap[(at - 1) >>> 1]! < number) {
        heap[at] = heap[(at - 1) >>> 1]!
        at = (at - 1) >>> 1
      }
      heap[at] = number
    } else {
      let at = 0
      for (let child = 1; child < heap.length; child = 2 * at + 1) {
        if (child + 1 < heap.length && heap[child + 1]! > heap[child]!) child += 1
        if (heap[child]! <= number) break
        heap[at] = heap[child]!
        at = child
      }
      heap[at] = number
    }
    if (this.#size === heap.length) this.bound = heap[0]!
  }
}
