import { parentPort, workerData } from 'node:worker_threads'
import { drawCertificates } from './draw-certificates.tsx'
import type { Papers } from './words.ts'

/** One print, then the thread ends. */
parentPort!.postMessage(await drawCertificates(workerData as Papers))
