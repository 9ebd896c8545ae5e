import { Worker } from 'node:worker_threads'
import type { Programme } from '../words.ts'

/** A thread knows what JSX is only when this process was started with the hook that says so; tests are not. */
const canThread = process.execArgv.some((argument) => argument.includes('tsx-hook'))

/** Prints in a thread of its own, for laying out a sheet takes seconds in which no other visitor would be answered. */
export async function printApart(programme: Programme): Promise<Buffer> {
  if (!canThread) {
    const { printProgramme } = await import('./print-programme.tsx')
    return printProgramme(programme)
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('print-worker.ts', import.meta.url), {
      workerData: programme,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the printing thread ended with ${code}`))
    })
  })
}
