/** The sheet and the night sheet an accent must be readable on; the same two grounds as the design tokens. */
export const paper = '#fbf8f1'
export const night = '#0f1a14'

/** WCAG 2.2, success criterion 1.4.3: text needs 4.5 to 1. */
export const textContrast = 4.5

type Channels = readonly [number, number, number]

const channelsOf = (colour: string): Channels => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

/** WCAG 2.2, "relative luminance", of an sRGB colour `#rrggbb`: 0 is black, 1 is white. */
export function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, "contrast ratio": 1 is the same colour, 21 is black on white. */
export function contrastBetween(one: string, other: string): number {
  const a = luminanceOf(one)
  const b = luminanceOf(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const mixWithWhite = (colour: string, share: number): string =>
  `#${channelsOf(colour)
    .map((channel) =>
      Math.round(channel + (255 - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/**
 * One colour cannot stand out from both paper and night by 4.5 to 1 (that would need grounds 20 to 1 apart, and ours
 * are 17), so at night the accent is lightened just as far as it must be.
 */
export function accentAtNight(accent: string): string {
  for (let step = 0; step <= 20; step += 1) {
    const lighter = mixWithWhite(accent, step / 20)
    if (contrastBetween(lighter, night) >= textContrast) return lighter
  }
  return '#ffffff'
}
