import { contrast, fromHex, fromOklch, type LinearRgb, toHex, toOklch } from './colour.ts'

/** Paper and night of `tokens.css`, and the tinted surface an accent stands on; a test holds them equal. */
export const grounds = {
  day: [
    fromOklch({ lightness: 0.984, chroma: 0.008, hue: 95 }),
    fromOklch({ lightness: 0.962, chroma: 0.014, hue: 52 }),
  ],
  night: [
    fromOklch({ lightness: 0.195, chroma: 0.018, hue: 165 }),
    fromOklch({ lightness: 0.24, chroma: 0.02, hue: 165 }),
  ],
} as const

const least = 4.5
/** A theme aims a little higher, for its colour is rounded to what a screen can be told. */
const aim = 4.6

const worst = (colour: LinearRgb, on: readonly LinearRgb[]): number =>
  Math.min(...on.map((one) => contrast(colour, one)))

/** WCAG 2.2, 1.4.3: does this accent read as text on paper? Night gets a lighter one of the same hue, made here. */
export function accentReads(hex: string): boolean {
  const colour = fromHex(hex)
  return colour !== null && worst(colour, grounds.day) >= least
}

/** The nearest accent that reads: the same hue, darkened step by step. Null when the text is no colour. */
export function readableAccent(hex: string): string | null {
  const colour = fromHex(hex)
  if (colour === null) return null
  return toHex(shifted(colour, grounds.day, -0.01))
}

/** An ecosystem's whole style sheet: its one colour, by day and by night. An accent that is no colour changes nothing. */
export function themeCss(hex: string): string {
  const colour = fromHex(hex)
  if (colour === null) return ''
  const day = toHex(shifted(colour, grounds.day, -0.01))
  const night = toHex(shifted(colour, grounds.night, 0.01))
  // Browsers that do not know `light-dark()` take the two lines before it.
  return (
    `:root{--accent:${day}}\n` +
    `@media(prefers-color-scheme:dark){:root{--accent:${night}}}\n` +
    `@supports(color:light-dark(red,red)){:root{--accent:light-dark(${day},${night})}}\n`
  )
}

/** Moves lightness until it reads on every ground; chroma falls with it so that the screen can show the colour. */
function shifted(colour: LinearRgb, on: readonly LinearRgb[], step: number): LinearRgb {
  const start = toOklch(colour)
  let made = colour
  for (let lightness = start.lightness; lightness >= 0 && lightness <= 1; lightness += step) {
    made = fromOklch({ ...start, lightness, chroma: Math.min(start.chroma, 0.16) })
    if (worst(made, on) >= aim) break
  }
  return made
}
