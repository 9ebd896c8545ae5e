/** Paper and blossom by day: the grounds of the design tokens an accent stands on. Night gets a lighter form of it. */
const grounds = ['#fbfaf4', '#fceeea']

/** WCAG 2.2, success criterion 1.4.3: text needs 4.5 to 1. */
export const textContrast = 4.5

/** WCAG 2.2, "relative luminance", of an sRGB colour `#rrggbb`: 0 is black, 1 is white. */
export function luminanceOf(colour: string): number {
  const channel = (from: number): number => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** WCAG 2.2, "contrast ratio": 1 is the same colour, 21 is black on white. */
export function contrastBetween(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** How well an accent reads by day: its contrast on the ground where it reads worst. */
export const accentContrast = (accent: string): number =>
  Math.min(...grounds.map((ground) => contrastBetween(accent, ground)))
