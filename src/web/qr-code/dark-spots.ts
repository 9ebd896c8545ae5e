/** Dark or light, a byte each, row by row. */
export interface Spots {
  readonly width: number
  readonly height: number
  readonly dark: Uint8Array
}

/** A picture as a canvas gives it: red, green, blue and cover, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/**
 * What is darker than its surroundings, a quarter of the picture wide: a shadow over half of a card is no code.
 * By sums over all above and left, so that a surrounding costs four additions whatever its size.
 */
export function darkSpots({ width, height, data }: Picture): Spots {
  const across = width + 1
  const sums = new Uint32Array(across * (height + 1))
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const light = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8
      grey[y * width + x] = light
      row += light
      sums[(y + 1) * across + x + 1] = sums[y * across + x + 1]! + row
    }
  }
  const around = Math.max(8, Math.floor(Math.min(width, height) / 8))
  const dark = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - around), Math.min(height, y + around + 1)]
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - around), Math.min(width, x + around + 1)]
      const sum =
        sums[bottom * across + right]! -
        sums[top * across + right]! -
        sums[bottom * across + left]! +
        sums[top * across + left]!
      const mean = sum / ((bottom - top) * (right - left))
      // Paper is never all of one light: only what is clearly darker counts.
      dark[y * width + x] = grey[y * width + x]! < mean * 0.9 ? 1 : 0
    }
  }
  return { width, height, dark }
}
