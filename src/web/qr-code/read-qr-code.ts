import decodeQr from 'qr/decode.js'

/** Four bytes a point, row by row, as a canvas gives them. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/**
 * What the code in a picture says, held whichever way and a little aslant. For browsers that can not read codes themselves.
 * @returns null: there is none in it that can be read
 */
export function readQrCode(picture: Picture): string | null {
  try {
    return decodeQr(picture)
  } catch {
    // The library throws wherever it finds no code: most pictures of a camera that waits.
    return null
  }
}
