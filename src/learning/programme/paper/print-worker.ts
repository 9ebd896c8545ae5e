import { parentPort, workerData } from 'node:worker_threads'
import type { Programme } from '../words.ts'
import { printProgramme } from './print-programme.tsx'

/** One sheet, then the thread ends and gives its memory back. */
parentPort!.postMessage(await printProgramme(workerData as Programme))
