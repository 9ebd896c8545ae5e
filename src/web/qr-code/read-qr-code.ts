import { darkSpots, type Picture, type Spots } from './dark-spots.ts'
import { cornersIn, type Corners, type Point } from './large-squares.ts'
import { largest, readGrid, sideOf, smallSquares, type Grid } from './read-grid.ts'

/** From a place in the code, in modules, to one in the picture. */
type Way = (column: number, row: number) => Point

/**
 * What the code in a picture says, held whichever way and a little aslant. For browsers that can not read codes themselves.
 * @returns null: there is none in it that can be read
 */
export function readQrCode(picture: Picture): string | null {
  const spots = darkSpots(picture)
  for (const corners of cornersIn(spots)) {
    for (let version = 1; version <= largest; version += 1) {
      const flat = flatWay(corners, version)
      for (const way of [flat, aslantWay(spots, corners, flat, version)]) {
        const said = way && isDotted(spots, way, version) ? readGrid(gridBy(spots, way), version) : null
        if (said) return said
      }
    }
  }
  return null
}

const isDark = ({ width, height, dark }: Spots, { x, y }: Point): boolean => {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  return column >= 0 && row >= 0 && column < width && row < height && dark[row * width + column] === 1
}

const gridBy =
  (spots: Spots, way: Way): Grid =>
  (row, column) =>
    isDark(spots, way(column + 0.5, row + 0.5))

/** As if the code lay flat before the camera: the three squares say all. */
function flatWay({ topLeft, topRight, bottomLeft }: Corners, version: number): Way {
  const between = sideOf(version) - 7
  return (column, row) => {
    const [across, down] = [(column - 3.5) / between, (row - 3.5) / between]
    return {
      x: topLeft.x + (topRight.x - topLeft.x) * across + (bottomLeft.x - topLeft.x) * down + 0.5,
      y: topLeft.y + (topRight.y - topLeft.y) * across + (bottomLeft.y - topLeft.y) * down + 0.5,
    }
  }
}

/** The dotted lines between the squares: of a code of another size they are no dots. */
function isDotted(spots: Spots, way: Way, version: number): boolean {
  const last = sideOf(version) - 9
  let right = 0
  for (let at = 8; at <= last; at += 1) {
    if (isDark(spots, way(at + 0.5, 6.5)) === (at % 2 === 0)) right += 1
    if (isDark(spots, way(6.5, at + 0.5)) === (at % 2 === 0)) right += 1
  }
  return right >= 0.75 * 2 * (last - 7)
}

/** The small square at the fourth corner, looked for where it would be if the code lay flat, says how aslant it is. */
function aslantWay(spots: Spots, corners: Corners, flat: Way, version: number): Way | null {
  const small = smallSquares(version).at(-1)
  if (small === undefined) return null
  let best: { at: Point; right: number } | null = null
  const reach = 3 + version / 2
  for (let down = -reach; down <= reach; down += 0.25) {
    for (let across = -reach; across <= reach; across += 0.25) {
      const right = likeSmallSquare(spots, flat, small + 0.5 + across, small + 0.5 + down, best?.right ?? 21)
      const nearer = best && right === best.right && Math.hypot(across, down) < Math.hypot(best.at.x, best.at.y)
      if (right > (best?.right ?? 21) || nearer) best = { at: { x: across, y: down }, right }
    }
  }
  if (!best) return null
  const middle = small + 0.5
  const far = sideOf(version) - 3.5
  const { topLeft, topRight, bottomLeft } = corners
  const centre = ({ x, y }: Point): Point => ({ x: x + 0.5, y: y + 0.5 })
  return wayThrough([
    [{ x: 3.5, y: 3.5 }, centre(topLeft)],
    [{ x: far, y: 3.5 }, centre(topRight)],
    [{ x: 3.5, y: far }, centre(bottomLeft)],
    [{ x: middle, y: middle }, flat(middle + best.at.x, middle + best.at.y)],
  ])
}

/** How many of its 25 modules are as they should be; counted no further once they can not be more than `least`. */
function likeSmallSquare(spots: Spots, way: Way, column: number, row: number, least: number): number {
  let wrong = 0
  for (let down = -2; down <= 2; down += 1) {
    for (let across = -2; across <= 2; across += 1) {
      const ring = Math.max(Math.abs(down), Math.abs(across))
      if (isDark(spots, way(column + across, row + down)) !== (ring !== 1)) wrong += 1
      if (25 - wrong < least) return 0
    }
  }
  return 25 - wrong
}

/** The one way that takes four points to four others and leaves lines straight. */
function wayThrough(pairs: readonly (readonly [Point, Point])[]): Way | null {
  const lines = pairs.flatMap(([from, to]) => [
    [from.x, from.y, 1, 0, 0, 0, -from.x * to.x, -from.y * to.x, to.x],
    [0, 0, 0, from.x, from.y, 1, -from.x * to.y, -from.y * to.y, to.y],
  ])
  for (let at = 0; at < 8; at += 1) {
    const largestAt = lines.reduce(
      (best, line, place) => (place >= at && Math.abs(line[at]!) > Math.abs(lines[best]![at]!) ? place : best),
      at,
    )
    ;[lines[at], lines[largestAt]] = [lines[largestAt]!, lines[at]!]
    const pivot = lines[at]![at]!
    if (Math.abs(pivot) < 1e-9) return null
    for (const [place, line] of lines.entries()) {
      if (place === at) continue
      const factor = line[at]! / pivot
      for (let column = at; column < 9; column += 1) line[column]! -= factor * lines[at]![column]!
    }
  }
  const [a, b, c, d, e, f, g, h] = lines.map((line, at) => line[8]! / line[at]!) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return (column, row) => {
    const depth = g * column + h * row + 1
    return { x: (a * column + b * row + c) / depth, y: (d * column + e * row + f) / depth }
  }
}
