import { renderToBuffer } from '@react-pdf/renderer'
import type { Programme } from '../words.ts'
import { registerFaces } from '#web/paper/faces.ts'
import { Sheet } from './sheet.tsx'

let isReady = false

/** The sheet as a PDF. Costs seconds of the processor for forty offers; loaded only when somebody asks for it. */
export async function printProgramme(programme: Programme): Promise<Buffer> {
  if (!isReady) registerFaces()
  isReady = true
  return renderToBuffer(<Sheet programme={programme} />)
}
