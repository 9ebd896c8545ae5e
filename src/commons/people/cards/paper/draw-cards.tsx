import { renderToBuffer } from '@react-pdf/renderer'
import { registerFaces } from '#web/paper/faces.ts'
import { CardPages } from './card-sheet.tsx'
import type { CardSheet } from './words.ts'

let isReady = false

/** The cards as a PDF; loaded only when somebody prints. */
export async function drawCards(sheet: CardSheet): Promise<Buffer> {
  if (!isReady) registerFaces()
  isReady = true
  return renderToBuffer(<CardPages sheet={sheet} />)
}
