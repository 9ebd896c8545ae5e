import { undoDoubleReading } from './undo-double-reading.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export type Encoding = (typeof encodings)[number]

export interface EncodingVerdict {
  readonly encoding: Encoding
  /** `told`: by a person; `mark`: a byte order mark says so; `valid`: no byte speaks against UTF-8; `letters`: the likelier words. */
  readonly because: 'told' | 'mark' | 'valid' | 'letters'
  /** The text was UTF-8, once read as Windows-1252; reading it undoes that. */
  readonly readTwice: boolean
}

/**
 * UTF-8 when every byte fits (a sample may end inside a letter), else the one of Windows-1252 (which holds ISO-8859-1)
 * and Mac Roman under which the letters around each strange byte look more like words.
 */
export function detectEncoding(sample: Uint8Array, isWhole: boolean): EncodingVerdict {
  const [a, b, c] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', because: 'mark', readTwice: false }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', because: 'mark', readTwice: false }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', because: 'mark', readTwice: false }
  const wide = withoutMark(sample)
  if (wide !== null) return { encoding: wide, because: 'letters', readTwice: false }
  const text = asUtf8(sample, isWhole)
  if (text !== null) {
    return { encoding: 'utf-8', because: 'valid', readTwice: false }
  }
  const asWindows = new TextDecoder('windows-1252').decode(sample)
  const asMac = new TextDecoder('macintosh').decode(sample)
  const windows = likelihood(asWindows, 'windows-1252')
  const mac = likelihood(asMac, 'macintosh')
  return mac.score > windows.score
    ? { encoding: 'macintosh', because: 'letters', readTwice: mac.twice }
    : { encoding: 'windows-1252', because: 'letters', readTwice: windows.twice }
}

/** UTF-16 that does not say so: every second byte of Western text is zero, and no other encoding has zeros. */
function withoutMark(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(sample.length, 2_000)
  const zeros = [0, 0]
  for (let at = 0; at < looked; at += 1) if (sample[at] === 0) zeros[at % 2]! += 1
  if (zeros[1]! > looked * 0.3 && zeros[0]! < looked * 0.05) return 'utf-16le'
  return zeros[0]! > looked * 0.3 && zeros[1]! < looked * 0.05 ? 'utf-16be' : null
}

function asUtf8(sample: Uint8Array, isWhole: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: !isWhole })
  } catch {
    return null
  }
}

const lower = /\p{Ll}/u
const upper = /\p{Lu}/u
const letter = /\p{L}/u
const punctuation = /[’‘“”–—…•·«»¿¡„‚º°ª€£©®™ ]/u
const control = /[\u0080-\u009f]/

/** Higher is likelier. A pair of letters is worth a point, a mark where marks stand half a point, nonsense costs. */
function likelihood(text: string, through: 'windows-1252' | 'macintosh'): { score: number; twice: boolean } {
  const undone = undoDoubleReading(text, through)
  const read = undone.count > 0 ? undone.text : text
  let score = undone.count * 2
  for (let at = 0; at < read.length; at += 1) {
    const here = read[at]!
    if (here < '\u0080') continue
    const before = read[at - 1] ?? ' '
    const after = read[at + 1] ?? ' '
    if (control.test(here)) score -= 3
    else if (lower.test(here))
      score += letter.test(before) && letter.test(after) ? 1 : letter.test(before) || letter.test(after) ? 0.7 : -0.5
    else if (upper.test(here)) score += lower.test(before) ? -1.5 : lower.test(after) || upper.test(after) ? 1 : -0.5
    else if (here === '’' && letter.test(before) && letter.test(after)) score += elides(read, at) ? 1.5 : -0.5
    else if (punctuation.test(here)) score += letter.test(before) && letter.test(after) ? -0.5 : 0.8
    else score -= 1
  }
  return { score, twice: undone.count > 0 }
}

/** An apostrophe where English or a Romance language puts one: it’s, we’ll, l’hora. */
const elides = (text: string, at: number): boolean =>
  /^(?:s|t|d|m|ll|re|ve)(?!\p{L})/u.test(text.slice(at + 1, at + 4)) || !letter.test(text[at - 2] ?? ' ')
