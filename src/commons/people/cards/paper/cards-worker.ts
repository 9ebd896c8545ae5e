import { parentPort, workerData } from 'node:worker_threads'
import { drawCards } from './draw-cards.tsx'
import type { CardSheet } from './words.ts'

/** One sheet, then the thread ends: with it the secrets leave the memory. */
parentPort!.postMessage(await drawCards(workerData as CardSheet))
