import { Parser } from 'htmlparser2'
import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, row, type Mistake, type Read, type Reading } from '../reading/words.ts'
import { decodeText } from '../text-encoding/decode-text.ts'
import type { Encoding } from '../text-encoding/detect-encoding.ts'
import { proposeRowElement } from './propose-row-element.ts'
import { RowBuilder } from './row-builder.ts'

export const limitsOfXml = { depth: 64, rowLetters: 5_000_000, rows: 2_000_000 } as const

export interface XmlOptions {
  /** Somebody knows it; else it is found out. */
  readonly encoding?: Encoding | undefined
  /** Name of the element that is a row, as written (`event`, `ns:event`). Without it, the one that repeats. */
  readonly rowElement?: string
}

const sampleLetters = 256 * 1024

/**
 * Each row element as fields: child elements by name, repeated ones as a list, attributes as `@name`, mixed text as
 * `#text`; a list of `<x name="TITLE">…` becomes fields of those names. A document type is refused before anything is
 * read, so no entity can expand; only the five entities of XML and numbered letters are known.
 */
export const readXml = (bytes: Bytes, options: XmlOptions = {}): Reading => withMistakes(elements(bytes, options))

async function* elements(bytes: Bytes, options: XmlOptions): AsyncGenerator<Read> {
  let document: XmlDocument | null = null
  let sample = ''
  let any = false
  const start = function* (): Generator<Read> {
    if (!sample.trimStart().startsWith('<')) return yield fatal(null, 'xml.not-xml')
    const name = options.rowElement ?? proposeRowElement(sample)
    if (name === null) return yield fatal(null, /<!DOCTYPE/i.test(sample) ? 'xml.document-type-refused' : 'xml.no-rows')
    document = new XmlDocument(name)
    yield* document.push(sample)
  }
  for await (const piece of decodeText(bytes, { told: options.encoding }).pieces) {
    any ||= piece.trim() !== ''
    if (document === null) {
      sample += piece
      if (sample.length < sampleLetters) continue
      yield* start()
    } else yield* (document as XmlDocument).push(piece)
    if (document === null || (document as XmlDocument).stopped) return
  }
  if (!any) return yield fatal(null, 'reading.empty')
  if (document === null) yield* start()
  if (document !== null && !(document as XmlDocument).stopped) yield* (document as XmlDocument).end()
}

class XmlDocument {
  stopped = false
  #reads: Read[] = []
  #row: RowBuilder | null = null
  #number = 0
  #depth = 0
  #ending = false
  #openedUntil = -1
  readonly #parser: Parser

  constructor(rowElement: string) {
    this.#parser = new Parser(
      {
        onprocessinginstruction: (name) => {
          if (/^!doctype/i.test(name)) this.#stop(fatal(null, 'xml.document-type-refused'))
        },
        onopentag: (name, attributes) => {
          if (this.stopped) return
          this.#openedUntil = this.#parser.endIndex
          this.#depth += 1
          if (this.#depth > limitsOfXml.depth)
            this.#stop(fatal(this.#at(), 'xml.too-deep', { limit: limitsOfXml.depth }))
          else if (this.#row !== null) this.#row.open(name, attributes)
          else if (name === rowElement) this.#row = new RowBuilder(name, attributes)
        },
        ontext: (text) => {
          if (this.#row === null || this.stopped) return
          this.#row.text(text)
          if (this.#row.letters > limitsOfXml.rowLetters) this.#stop(this.#tooLarge())
        },
        onclosetag: (_name, implied) => {
          if (this.stopped) return
          // The parser closes by itself what nobody closed: at the end that is a cut-off feed, before it a wrong one.
          // An element that closes itself (`<a/>`) opens and closes at one place.
          if (implied && (this.#ending || this.#parser.endIndex !== this.#openedUntil)) this.#stop(this.#unclosed())
          this.#depth -= 1
          if (this.stopped || this.#row === null || !this.#row.close()) return
          this.#number += 1
          this.#reads.push(row(this.#number, this.#row.fields()))
          this.#row = null
          if (this.#number >= limitsOfXml.rows)
            this.#stop(fatal(null, 'reading.too-many-rows', { limit: limitsOfXml.rows }))
        },
      },
      { xmlMode: true, decodeEntities: true },
    )
  }

  *push(piece: string): Generator<Read> {
    this.#parser.write(piece)
    yield* this.#taken()
  }

  *end(): Generator<Read> {
    this.#ending = true
    const open = this.#depth
    this.#parser.end()
    if (!this.stopped && open > 0) this.#stop(fatal(this.#at(), 'xml.truncated', { read: this.#number }))
    if (!this.stopped && this.#number === 0) this.#stop(fatal(null, 'xml.no-rows'))
    yield* this.#taken()
  }

  *#taken(): Generator<Read> {
    const reads = this.#reads
    this.#reads = []
    yield* reads
  }

  #at(): number | null {
    return this.#row === null ? null : this.#number + 1
  }

  #unclosed(): Mistake {
    return this.#ending
      ? fatal(this.#at(), 'xml.truncated', { read: this.#number })
      : fatal(this.#at(), 'xml.not-well-formed', { read: this.#number })
  }

  #tooLarge(): Mistake {
    return fatal(this.#at(), 'xml.row-too-large', { limit: limitsOfXml.rowLetters })
  }

  #stop(stop: Mistake): void {
    if (this.stopped) return
    this.stopped = true
    this.#reads.push(stop)
  }
}
