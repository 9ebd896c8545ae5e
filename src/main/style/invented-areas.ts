const step = 0.01

/** Nine invented neighbourhoods, to try maps and charts on: names in several scripts, one without figures. */
export const inventedAreas = [
  ['Alder', 412, 12.5],
  ['Brook', 287, 31],
  ['Dornbusch', 143, 64.2],
  ['Dehesa de la Villa', 96, 40.1],
  ['East Field', 61, 71.9],
  ['الفردوس', 44, 55],
  ['Glen', 22, 80.3],
  ['Hawthorn', 9, 22.7],
  ['Île', null, 48],
].map(([name, value, need], position) => {
  const west = (position % 3) * step
  const south = Math.floor(position / 3) * step
  // A bent corner each, so that they look like places and not like a chessboard.
  const bend = ((position * 37) % 5) * 0.0008
  return {
    key: `area-${position}`,
    name: String(name),
    value: value as number | null,
    need: Number(need),
    outline: [
      [
        [
          [west, south],
          [west + step, south + bend],
          [west + step, south + step],
          [west + step / 2, south + step - bend],
          [west, south + step],
          [west, south],
        ],
      ],
    ] as readonly (readonly (readonly (readonly [number, number])[])[])[],
  }
})
