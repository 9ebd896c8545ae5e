import { inflateSync } from 'node:zlib'
import QRCode from 'qrcode'

export interface Printed {
  readonly pages: number
  /** Where the codes on it lead when they are tapped. */
  readonly links: readonly string[]
  /** The squares of each drawn code, row by row. */
  readonly codes: readonly string[]
}

const number = String.raw`(-?[\d.]+)`
const box = new RegExp(
  `${number} ${number} m\\s+${number} ${number} l\\s+${number} ${number} l\\s+${number} ${number} l\\s+h`,
  'g',
)

/** Reads a sheet of cards as a file, as somebody does who holds the paper: pages, codes, and where they lead. */
export function readPrinted(pdf: Buffer): Printed {
  const text = pdf.toString('latin1')
  const drawn = streamsOf(pdf).join('\n')
  return {
    pages: [...text.matchAll(/\/Type \/Page\b/g)].length,
    links: [...text.matchAll(/\/URI \(((?:\\.|[^)])*)\)/g)].map(([, address]) => address!.replaceAll(/\\(.)/g, '$1')),
    // One fill is one drawing: a code is the one that is made of many boxes, each one square high.
    codes: drawn
      .split(/^f\*?$/m)
      .map((part) => [...part.matchAll(box)].map((found) => found.slice(1).map(Number)).filter(isRow))
      .filter((rows) => rows.length > 60)
      .map(squares),
  }
}

/** What a camera would see if the code leads there. */
export function squaresOf(address: string): string {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const at = (row: number, column: number): string => (modules.get(row, column) ? '#' : '.')
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => at(row, column)).join(''),
  ).join('\n')
}

const isRow = (c: readonly number[]): boolean => c.every(Number.isInteger) && Math.abs(c[5]! - c[1]!) === 1

function squares(corners: readonly (readonly number[])[]): string {
  const xs = corners.flatMap((c) => [c[0]!, c[2]!, c[4]!, c[6]!])
  const ys = corners.flatMap((c) => [c[1]!, c[3]!, c[5]!, c[7]!])
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const size = Math.round(Math.max(...xs) - left)
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => '.'))
  for (const c of corners) {
    const [fromX, toX] = [Math.min(c[0]!, c[4]!), Math.max(c[0]!, c[4]!)]
    const [fromY, toY] = [Math.min(c[1]!, c[5]!), Math.max(c[1]!, c[5]!)]
    for (let y = Math.round(fromY - top); y < Math.round(toY - top); y += 1)
      for (let x = Math.round(fromX - left); x < Math.round(toX - left); x += 1) grid[y]![x] = '#'
  }
  return grid.map((row) => row.join('')).join('\n')
}

function streamsOf(pdf: Buffer): string[] {
  const found: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('\nendstream', at)
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // A face or a picture: not drawn with lines.
    }
  }
  return found
}
