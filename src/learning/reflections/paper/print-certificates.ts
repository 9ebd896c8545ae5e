import { Worker } from 'node:worker_threads'
import type { Papers } from './words.ts'

/** A thread knows what JSX is only when this process was started with the hook that says so; tests are not. */
const canThread = process.execArgv.some((argument) => argument.includes('tsx-hook'))

/** A page for each as a PDF; in a thread of its own, for a day of thirty takes a second or two. */
export async function printCertificates(papers: Papers): Promise<Buffer> {
  if (!canThread) {
    const { drawCertificates } = await import('./draw-certificates.tsx')
    return drawCertificates(papers)
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('certificates-worker.ts', import.meta.url), {
      workerData: papers,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the printing thread ended with ${code}`))
    })
  })
}
