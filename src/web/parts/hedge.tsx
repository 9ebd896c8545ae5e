/** How grown the hedge is, 0 (a row of stems) to 1 (in berry). What it stands for is said in words beside it. */
export interface HedgeProps {
  readonly grown: number
  /** The same seed draws the same hedge: a learner's own. */
  readonly seed?: number
  /** How many stems stand side by side. */
  readonly stems?: number
}

const height = 96
const stemGap = 34

/** A small repeatable chance (mulberry32): the drawing must be the same each time it is drawn. */
function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const round = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

/** The hedge's lines as three SVG paths; pure, so the same numbers draw the same hedge. */
export function hedgePaths({ grown, seed = 7, stems = 9 }: HedgeProps): {
  wood: string
  leaves: string
  berries: string
} {
  const chance = chances(seed)
  const share = Math.min(1, Math.max(0, grown))
  const ground = height - 6
  let wood = `M0 ${ground}H${stems * stemGap}`
  let leaves = ''
  let berries = ''
  for (let stem = 0; stem < stems; stem += 1) {
    const foot = stemGap * (stem + 0.5) + (chance() - 0.5) * 10
    const full = 46 + chance() * 34
    const tall = full * (0.28 + 0.72 * share)
    const lean = (chance() - 0.5) * 16
    wood += `M${round(foot)} ${ground}q${round(lean * 0.1)} ${round(-tall * 0.6)} ${round(lean)} ${round(-tall)}`
    const twigs = 7
    for (let twig = 0; twig < twigs; twig += 1) {
      const at = 0.22 + (0.74 * twig) / twigs
      const side = twig % 2 === 0 ? 1 : -1
      const reach = (9 + chance() * 11) * (1 - at * 0.4)
      const rise = 5 + chance() * 7
      const needed = (at + chance() * 0.3) * 0.8
      const fruit = chance()
      if (share < needed) continue
      const x = foot + lean * at * at
      const y = ground - tall * at
      const tipX = x + side * reach
      const tipY = y - rise
      wood += `M${round(x)} ${round(y)}Q${round(x + side * reach * 0.5)} ${round(y - 1)} ${round(tipX)} ${round(tipY)}`
      leaves +=
        leaf(tipX, tipY, side, 5 + 4 * share) + leaf(x + side * reach * 0.55, y - rise * 0.35, side, 4 + 3 * share)
      if (share > 0.75 && fruit < (share - 0.7) * 1.6) berries += `M${round(tipX - side * 2)} ${round(tipY + 6)}h.01`
    }
    leaves += leaf(foot + lean, ground - tall, lean < 0 ? -1 : 1, 4 + 4 * share)
  }
  return { wood, leaves, berries }
}

/** One almond of a leaf, pointing outward and up. */
function leaf(x: number, y: number, side: number, size: number): string {
  const tipX = side * size
  const tipY = -size * 0.8
  return (
    `M${round(x)} ${round(y)}` +
    `q${round(tipX * 0.1)} ${round(tipY)} ${round(tipX)} ${round(tipY)}` +
    `q${round(-tipX * 0.1)} ${round(-tipY)} ${round(-tipX)} ${round(-tipY)}`
  )
}

/** The one drawing of the house: a hedge that grows with what people do. Decorative. */
export function Hedge(props: HedgeProps) {
  const { wood, leaves, berries } = hedgePaths(props)
  return (
    <svg
      className="hedge"
      viewBox={`0 0 ${(props.stems ?? 9) * stemGap} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <path className="hedge-wood" d={wood} />
      <path className="hedge-leaves" d={leaves} />
      {berries === '' ? null : <path className="hedge-berries" d={berries} />}
    </svg>
  )
}
