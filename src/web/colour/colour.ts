/** Colour arithmetic for tokens and accents: OKLCH (CSS Color 4, section 9) to sRGB and WCAG 2.2 contrast. Pure. */

/** Linear-light sRGB, each 0–1 where the screen can show it. */
export type LinearRgb = readonly [number, number, number]

export interface Oklch {
  /** 0 black to 1 white. */
  readonly lightness: number
  readonly chroma: number
  /** Degrees. */
  readonly hue: number
}

const radians = Math.PI / 180
const clamp = (value: number): number => Math.min(1, Math.max(0, value))

export function fromOklch({ lightness, chroma, hue }: Oklch): LinearRgb {
  const a = chroma * Math.cos(hue * radians)
  const b = chroma * Math.sin(hue * radians)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clamp(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    clamp(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    clamp(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ]
}

export function toOklch([red, green, blue]: LinearRgb): Oklch {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short
  return { lightness, chroma: Math.hypot(a, b), hue: (Math.atan2(b, a) / radians + 360) % 360 }
}

/** `#rrggbb` or `#rgb`; null for anything else. */
export function fromHex(hex: string): LinearRgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(hex)
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  const parts = long?.slice(1) ?? short?.slice(1).map((digit) => digit + digit)
  if (parts === undefined) return null
  const [red = 0, green = 0, blue = 0] = parts.map((part) => linear(Number.parseInt(part, 16) / 255))
  return [red, green, blue]
}

export const toHex = (colour: LinearRgb): string =>
  `#${colour
    .map((part) =>
      Math.round(gamma(clamp(part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const gamma = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: LinearRgb, b: LinearRgb): number {
  const one = luminance(a)
  const other = luminance(b)
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

const luminance = ([red, green, blue]: LinearRgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue
