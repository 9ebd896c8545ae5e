import { putRight } from './reed-solomon.ts'

/** Is the module in this row and column dark? */
export type Grid = (row: number, column: number) => boolean

/** The largest code that is read: of 57 modules a side, up to 271 bytes. */
export const largest = 10
export const sideOf = (version: number): number => 17 + 4 * version

/** Words of checking a block, and how many blocks: by level L, M, Q, H, then by version. */
const checks = [
  [7, 10, 15, 20, 26, 18, 20, 24, 30, 18],
  [10, 16, 26, 18, 24, 16, 18, 22, 22, 26],
  [13, 22, 18, 26, 18, 24, 18, 22, 20, 24],
  [17, 28, 22, 16, 22, 28, 26, 26, 24, 28],
] as const
const blocks = [
  [1, 1, 1, 1, 1, 2, 2, 2, 2, 4],
  [1, 1, 1, 2, 2, 4, 4, 4, 5, 5],
  [1, 1, 2, 2, 4, 4, 6, 6, 8, 8],
  [1, 1, 2, 4, 4, 4, 5, 6, 8, 8],
] as const
/** As the two bits of a code name them. */
const levels = [1, 0, 3, 2] as const

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/**
 * What a code says, ISO/IEC 18004, versions 1 to 10: digits, letters and bytes as UTF-8.
 * @returns null: it is no such code, too much of it is wrong, or it says something else
 */
export function readGrid(grid: Grid, version: number): string | null {
  const format = formatOf(grid, sideOf(version))
  if (format === null) return null
  const level = levels[format >> 3]!
  const words = wordsOf(grid, version, masks[format & 7]!)
  const check = checks[level]![version - 1]!
  const count = blocks[level]![version - 1]!
  const short = Math.floor(words.length / count)
  const longFrom = count - (words.length % count)
  const said: number[] = []
  for (let block = 0; block < count; block += 1) {
    // The words of all blocks are dealt out like cards; the longer blocks get one more of the first kind.
    const size = short - check + (block >= longFrom ? 1 : 0)
    const data = Array.from({ length: size }, (_, at) =>
      at < short - check ? words[at * count + block]! : words[at * count + block - longFrom]!,
    )
    const after = words.length - check * count
    const checking = Array.from({ length: check }, (_, at) => words[after + at * count + block]!)
    const right = putRight([...data, ...checking], check)
    if (!right) return null
    said.push(...right.slice(0, size))
  }
  return textOf(said, version)
}

/** Level and mask: five bits that stand twice, each with ten of checking. Up to three wrong ones are put right. */
function formatOf(grid: Grid, side: number): number | null {
  const bit = (row: number, column: number): number => (grid(row, column) ? 1 : 0)
  let [first, second] = [0, 0]
  for (let at = 0; at < 15; at += 1) {
    const [row, column] = at < 6 ? [8, at] : at < 8 ? [8, at + 1] : at === 8 ? [7, 8] : [14 - at, 8]
    first = first * 2 + bit(row, column)
    second = second * 2 + (at < 7 ? bit(side - 1 - at, 8) : bit(8, side - 15 + at))
  }
  for (let format = 0; format < 32; format += 1) {
    let rest = format << 10
    for (let at = 14; at >= 10; at -= 1) if (rest & (1 << at)) rest ^= 0x537 << (at - 10)
    const code = ((format << 10) | rest) ^ 0x5412
    if (onesIn(code ^ first) <= 3 || onesIn(code ^ second) <= 3) return format
  }
  return null
}

const onesIn = (value: number): number => value.toString(2).replaceAll('0', '').length

/** Rows and columns in which the small squares stand. */
export const smallSquares = (version: number): number[] =>
  version === 1 ? [] : [...new Set([6, ...(version < 7 ? [] : [5 + 2 * version + 3]), sideOf(version) - 7])]

/** Modules that say nothing themselves: the squares, the two dotted lines, format and version. */
function isFixed(row: number, column: number, version: number): boolean {
  const side = sideOf(version)
  if (row === 6 || column === 6) return true
  if ((row < 9 && (column < 9 || column >= side - 8)) || (row >= side - 8 && column < 9)) return true
  if (version >= 7 && ((row < 6 && column >= side - 11) || (column < 6 && row >= side - 11))) return true
  const squares = smallSquares(version)
  const last = side - 7
  return squares.some((y) =>
    squares.some((x) => {
      const isLarge = (y === 6 && (x === 6 || x === last)) || (y === last && x === 6)
      return !isLarge && Math.abs(row - y) <= 2 && Math.abs(column - x) <= 2
    }),
  )
}

/** Two columns at a time, from the right, up and down in turns, past the dotted column. */
function wordsOf(grid: Grid, version: number, mask: (row: number, column: number) => boolean): number[] {
  const side = sideOf(version)
  const words: number[] = []
  let [word, bits] = [0, 0]
  for (let right = side - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5
    for (let step = 0; step < side; step += 1) {
      const row = isUp ? side - 1 - step : step
      for (const column of [right, right - 1]) {
        if (isFixed(row, column, version)) continue
        word = word * 2 + (grid(row, column) === mask(row, column) ? 0 : 1)
        bits += 1
        if (bits % 8 > 0) continue
        words.push(word)
        word = 0
      }
    }
  }
  return words
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

function textOf(words: readonly number[], version: number): string | null {
  let at = 0
  const isOver = (count: number): boolean => at + count > words.length * 8
  const take = (count: number): number => {
    let value = 0
    for (const end = at + count; at < end; at += 1) value = value * 2 + (((words[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
  const bytes: number[] = []
  const write = (text: string): void => void bytes.push(...[...text].map((letter) => letter.charCodeAt(0)))
  while (!isOver(4)) {
    const mode = take(4)
    if (mode === 0) break
    if (mode !== 1 && mode !== 2 && mode !== 4) return null
    const isLarge = version > 9
    let count = take(mode === 1 ? (isLarge ? 12 : 10) : mode === 2 ? (isLarge ? 11 : 9) : isLarge ? 16 : 8)
    while (count > 0) {
      const some = Math.min(count, mode === 1 ? 3 : mode === 2 ? 2 : 1)
      const size = mode === 4 ? 8 : mode === 2 ? [0, 6, 11][some]! : [0, 4, 7, 10][some]!
      if (isOver(size)) return null
      const value = take(size)
      if (mode === 4) bytes.push(value)
      else if (mode === 1) write(String(value).padStart(some, '0'))
      else write(some === 2 ? `${letters[Math.floor(value / 45)]}${letters[value % 45]}` : letters[value]!)
      count -= some
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}
