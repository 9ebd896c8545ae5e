import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Fields, type Read, type Reading } from '../reading/words.ts'
import { decodeText } from '../text-encoding/decode-text.ts'
import type { Encoding } from '../text-encoding/detect-encoding.ts'
import { ItemFinder, limitsOfJson, type Found } from './find-items.ts'
import { parseTolerant } from './parse-tolerant.ts'

export interface JsonOptions {
  /** Somebody knows it; else it is found out. */
  readonly encoding?: Encoding | undefined
  /** Where the list is: `events`, `@graph`, `result.records`; '' the document itself. Without it, the first list of objects. */
  readonly itemsAt?: string
}

const sampleLetters = 64 * 1024

/**
 * The items of a JSON, JSON-LD or JSON Lines feed as rows, one item in memory at a time. Raw line breaks inside strings
 * are read and noted. A small document without a list of objects is one row.
 */
export const readJson = (bytes: Bytes, options: JsonOptions = {}): Reading => withMistakes(items(bytes, options))

async function* items(bytes: Bytes, options: JsonOptions): AsyncGenerator<Read> {
  let number = 0
  let finder: ItemFinder | null = null
  let sample = ''
  let any = false

  const rowOf = (found: Found): Read => {
    if (found.kind === 'too-deep') return fatal(number + 1, 'json.too-deep', { limit: limitsOfJson.depth })
    if (found.kind === 'item-too-large') {
      return fatal(number + 1, 'json.item-too-large', { limit: limitsOfJson.itemLetters })
    }
    number += 1
    if (number > limitsOfJson.rows) return fatal(number, 'reading.too-many-rows', { limit: limitsOfJson.rows })
    const parsed = parseTolerant(found.text)
    if (parsed === undefined) return mistake(number, 'json.item-not-json')
    if (!isObject(parsed.value)) return mistake(number, 'json.item-not-an-object')
    return parsed.mended
      ? row(number, parsed.value as Fields, ['json.raw-control-characters'])
      : row(number, parsed.value as Fields)
  }

  for await (const piece of decodeText(bytes, { told: options.encoding }).pieces) {
    any ||= piece.trim() !== ''
    let text = piece
    if (finder === null) {
      sample += piece
      if (sample.length < sampleLetters) continue
      finder = new ItemFinder(options.itemsAt ?? null, areLines(sample))
      text = sample
    }
    for (const found of finder.push(text)) {
      const read = rowOf(found)
      yield read
      if (read.kind === 'mistake' && read.fatal) return
    }
  }
  if (!any) return yield fatal(null, 'reading.empty')
  if (finder === null) {
    finder = new ItemFinder(options.itemsAt ?? null, areLines(sample))
    for (const found of finder.push(sample)) {
      const read = rowOf(found)
      yield read
      if (read.kind === 'mistake' && read.fatal) return
    }
  }
  for (const found of finder.end()) yield rowOf(found)
  if (finder.depth > 0) return yield fatal(number > 0 ? number + 1 : null, 'json.truncated', { read: number })
  if (!finder.found) yield wholeDocument(finder.rest, options)
}

/** A document without the list: itself the only item, unless a list was asked for by name. */
function wholeDocument(text: string, options: JsonOptions): Read {
  const parsed = parseTolerant(text)
  if (parsed === undefined) return fatal(null, 'json.not-json')
  if (options.itemsAt || !isObject(parsed.value)) {
    return fatal(null, 'json.no-items', options.itemsAt ? { path: options.itemsAt } : {})
  }
  return row(1, parsed.value as Fields)
}

/** JSON Lines: the first line is a whole object and the next begins another. */
function areLines(sample: string): boolean {
  const start = sample.trimStart()
  const end = start.indexOf('\n')
  if (end < 0 || start[0] !== '{' || start.slice(end).trimStart()[0] !== '{') return false
  return isObject(parseTolerant(start.slice(0, end))?.value)
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
