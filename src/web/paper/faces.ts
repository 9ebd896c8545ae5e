import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

const { resolve } = createRequire(import.meta.url)
const reading = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const arabic = '@fontsource/vazirmatn/files/vazirmatn'

const faces = { Reading: `${reading}-latin`, Extended: `${reading}-latin-ext`, Arabic: `${arabic}-arabic` }

/** A letter is taken from the first face that has it. */
export const faceNames = Object.keys(faces)

/** Registers the faces with the PDF writer; whole words stay whole at the end of a line. */
export function registerFaces(): void {
  for (const [family, file] of Object.entries(faces)) {
    for (const weight of [400, 700] as const) {
      Font.register({ family, src: resolve(`${file}-${weight}-normal.woff`), fontWeight: weight })
    }
  }
  Font.registerHyphenationCallback((word) => [word])
}
