/** What the finder says of the text so far. */
export type Found =
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'item-too-large' }

export const limitsOfJson = { depth: 64, itemLetters: 5_000_000, rows: 2_000_000 } as const

const whitespace = /\s/

/**
 * Walks JSON text piece by piece and cuts out the items of one list, without building the rest. It minds only strings
 * and brackets, so raw line breaks inside strings do not stop it.
 */
export class ItemFinder {
  /** The list was met. */
  found = false
  /** Brackets still open: more than none at the end means the text was cut off. */
  depth = 0
  readonly #wanted: readonly string[] | null
  readonly #lines: boolean
  #text = ''
  #containers: ('{' | '[')[] = []
  #keys: string[] = []
  #inString = false
  #stringStart = 0
  #expectsKey = false
  #listDepth = -1
  #itemStart = -1

  /**
   * @param wanted path of the list ('' the document itself); null: the first list of objects
   * @param lines every value of the top level is an item (JSON Lines)
   */
  constructor(wanted: string | null, lines: boolean) {
    this.#wanted = wanted === null ? null : wanted === '' ? [] : wanted.split('.')
    this.#lines = lines
    if (lines) {
      this.found = true
      this.#listDepth = 0
    }
  }

  *push(piece: string): Generator<Found> {
    let at = this.#text.length
    this.#text += piece
    const text = this.#text
    for (; at < text.length; at += 1) {
      if (this.#inString) {
        at = this.#endOfString(at)
        if (at < 0) break
        this.#endString(at)
        continue
      }
      const code = text.charCodeAt(at)
      // Most of an item is strings, jumped over above, and plain letters of numbers and words.
      if (code === 34) {
        this.#startItemAt(at)
        this.#inString = true
        this.#stringStart = at + 1
      } else if (code === 123 || code === 91) {
        this.#startItemAt(at)
        if (this.depth >= limitsOfJson.depth) return yield { kind: 'too-deep' }
        this.#open(code === 123 ? '{' : '[', at)
      } else if (code === 125 || code === 93) {
        if (this.depth === this.#listDepth && code === 93) yield* this.#endItem(at)
        this.#containers.pop()
        this.depth -= 1
        this.#keys.length = Math.max(0, this.depth)
        if (this.depth < this.#listDepth) this.#listDepth = Infinity
        if (this.depth === this.#listDepth && this.#itemStart >= 0) yield* this.#endItem(at + 1)
      } else if (code === 44) {
        if (this.depth === this.#listDepth) yield* this.#endItem(at)
        this.#expectsKey = this.#containers.at(-1) === '{'
      } else if (code === 58) {
        this.#expectsKey = false
      } else if (code > 32) {
        this.#startItemAt(at)
      }
    }
    if (this.#itemStart >= 0) {
      if (text.length - this.#itemStart > limitsOfJson.itemLetters) return yield { kind: 'item-too-large' }
      this.#text = text.slice(this.#itemStart)
      this.#stringStart -= this.#itemStart
      this.#itemStart = 0
    } else if (this.found || text.length > limitsOfJson.itemLetters) {
      const kept = this.#inString ? text.slice(this.#stringStart) : ''
      this.#stringStart = 0
      // Of a string longer than any item only its end matters: does a backslash stand before the closing quote?
      this.#text = kept.length > limitsOfJson.itemLetters ? kept.slice(-1000) : kept
    }
    return
  }

  /** The text kept while no list was found: a small document is its own only item. */
  get rest(): string {
    return this.#text
  }

  /** Place of the quote that ends the string running at a place; -1 when it ends in a later piece. */
  #endOfString(from: number): number {
    const text = this.#text
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
      let slashes = 0
      while (text.charCodeAt(at - 1 - slashes) === 92) slashes += 1
      if (slashes % 2 === 0) return at
    }
    return -1
  }

  #open(bracket: '{' | '[', at: number): void {
    if (this.#listDepth < 0 && bracket === '[' && this.#isWantedPath()) {
      this.found = true
      this.#listDepth = this.depth + 1
    } else if (this.#listDepth < 0 && bracket === '{' && this.#wanted === null && this.#containers.at(-1) === '[') {
      this.found = true
      this.#listDepth = this.depth
      this.#itemStart = at
    }
    this.#containers.push(bracket)
    this.depth += 1
    this.#expectsKey = bracket === '{'
  }

  #isWantedPath(): boolean {
    if (this.#wanted === null || this.#containers.includes('[')) return false
    return this.#wanted.length === this.depth && this.#wanted.every((step, index) => this.#keys[index] === step)
  }

  #startItemAt(at: number): void {
    if (this.depth === this.#listDepth && this.#itemStart < 0) this.#itemStart = at
  }

  *#endItem(end: number): Generator<Found> {
    if (this.#itemStart < 0) return
    const text = this.#text.slice(this.#itemStart, end)
    this.#itemStart = -1
    if (!whitespace.test(text[0] ?? ' ')) yield { kind: 'item', text }
  }

  #endString(at: number): void {
    this.#inString = false
    if (!this.#expectsKey || this.#listDepth >= 0) return
    this.#keys[this.depth - 1] = this.#text.slice(this.#stringStart, at)
  }

  /** What a list of plain values or JSON Lines leaves open at the end of the text. */
  *end(): Generator<Found> {
    if (this.#lines && this.#itemStart >= 0 && this.depth === 0) yield* this.#endItem(this.#text.length)
  }
}
