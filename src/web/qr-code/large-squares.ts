import type { Spots } from './dark-spots.ts'

export interface Point {
  readonly x: number
  readonly y: number
}
interface Square extends Point {
  /** How wide a module seems to be. */
  readonly module: number
  readonly seen: number
}
/** The three large squares of a code, as they stand when its writing is upright. */
export interface Corners {
  readonly topLeft: Point
  readonly topRight: Point
  readonly bottomLeft: Point
}

/** Dark, light, three times dark, light, dark: so is a large square cut through its middle, whichever way. */
function moduleOf(runs: readonly number[]): number | null {
  const module = runs.reduce((sum, run) => sum + run, 0) / 7
  const fits = runs.every((run, at) => Math.abs(run - module * (at === 2 ? 3 : 1)) <= module * (at === 2 ? 1.5 : 0.7))
  return module >= 1 && fits ? module : null
}

/** The runs through a point that is dark, along one way; null: it does not lie in a square. @returns the middle and the module */
function through(
  spots: Spots,
  { x, y }: Point,
  [dx, dy]: readonly [number, number],
): (Point & { module: number }) | null {
  const { width, height, dark } = spots
  const isDark = (step: number): boolean | null => {
    const [px, py] = [Math.round(x) + dx * step, Math.round(y) + dy * step]
    return px < 0 || py < 0 || px >= width || py >= height ? null : dark[py * width + px] === 1
  }
  const runs = [0, 0, 0, 0, 0]
  const ends = [0, 0]
  for (const [side, sign] of [-1, 1].entries()) {
    let step = side
    for (let part = 0; part < 3; part += 1) {
      const place = 2 + sign * part
      for (; isDark(step * sign) === (part % 2 === 0); step += 1) runs[place]! += 1
      if (part === 0) ends[side] = step
    }
  }
  const module = moduleOf(runs)
  const shift = (ends[1]! - ends[0]!) / 2
  return module === null ? null : { x: Math.round(x) + dx * shift, y: Math.round(y) + dy * shift, module }
}

/** Every place that looks like a large square, those seen in most rows first. */
function squaresIn(spots: Spots): Square[] {
  const { width, height, dark } = spots
  const found: Square[] = []
  for (let y = 0; y < height; y += 2) {
    const runs = [0, 0, 0, 0, 0]
    for (let x = 0; x <= width; x += 1) {
      const isDark = x < width && dark[y * width + x] === 1
      const wasDark = x > 0 && dark[y * width + x - 1] === 1
      if (isDark === wasDark && x < width) {
        runs[4]! += 1
        continue
      }
      if (wasDark && moduleOf(runs) !== null) {
        const middle = x - runs[4]! - runs[3]! - runs[2]! / 2
        add(found, spots, { x: middle, y })
      }
      runs.shift()
      runs.push(1)
    }
  }
  return found.filter(({ seen }) => seen > 1).sort((a, b) => b.seen - a.seen)
}

function add(found: Square[], spots: Spots, at: Point): void {
  const down = through(spots, at, [0, 1])
  const across = down && through(spots, down, [1, 0])
  if (!down || !across) return
  const one = { x: across.x, y: down.y, module: (down.module + across.module) / 2 }
  const known = found.findIndex((other) => Math.hypot(other.x - one.x, other.y - one.y) < other.module * 3)
  const other = found[known]
  if (!other) return void found.push({ ...one, seen: 1 })
  const { seen } = other
  const mean = (a: number, b: number): number => (a * seen + b) / (seen + 1)
  const [x, y, module] = [mean(other.x, one.x), mean(other.y, one.y), mean(other.module, one.module)]
  found[known] = { x, y, module, seen: seen + 1 }
}

const most = 8

/** Three squares that can be the corners of one code, the likeliest first: two sides alike, at a right angle. */
export function cornersIn(spots: Spots): Corners[] {
  const squares = squaresIn(spots).slice(0, most)
  const likely: { corners: Corners; off: number }[] = []
  for (const [at, topLeft] of squares.entries()) {
    for (const [first, a] of squares.entries()) {
      for (const b of squares.slice(first + 1)) {
        if (at === first || b === topLeft) continue
        const [ax, ay, bx, by] = [a.x - topLeft.x, a.y - topLeft.y, b.x - topLeft.x, b.y - topLeft.y]
        const [one, other] = [Math.hypot(ax, ay), Math.hypot(bx, by)]
        const sizes = [topLeft.module, a.module, b.module]
        const off =
          Math.abs(one - other) / Math.max(one, other) +
          Math.abs(ax * bx + ay * by) / (one * other) +
          (Math.max(...sizes) - Math.min(...sizes)) / Math.max(...sizes)
        if (off > 1) continue
        // Turning from the upper right to the lower left goes with the clock.
        const [topRight, bottomLeft] = ax * by - ay * bx > 0 ? [a, b] : [b, a]
        likely.push({ corners: { topLeft, topRight, bottomLeft }, off })
      }
    }
  }
  return likely
    .sort((a, b) => a.off - b.off)
    .slice(0, most)
    .map(({ corners }) => corners)
}
