import { Worker } from 'node:worker_threads'
import type { FreshCard } from '../words.ts'
import type { CardSheet, CardSheetText } from './words.ts'

/** A thread knows what JSX is only when this process was started with the hook that says so; tests are not. */
const canThread = process.execArgv.some((argument) => argument.includes('tsx-hook'))

/**
 * One card on its own, or 28 on a page of A4, as a PDF; in a thread of its own, for it takes a second or two.
 * @param addressOf where a card's code leads
 */
export async function printCards(
  cards: readonly FreshCard[],
  text: CardSheetText,
  addressOf: (secret: string) => string,
): Promise<Buffer> {
  const sheet: CardSheet = { ...text, cards: cards.map((card) => ({ ...card, address: addressOf(card.secret) })) }
  if (!canThread) {
    const { drawCards } = await import('./draw-cards.tsx')
    return drawCards(sheet)
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('cards-worker.ts', import.meta.url), {
      workerData: sheet,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`the printing thread ended with ${code}`))
    })
  })
}
