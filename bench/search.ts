import { readSoundQuestion } from '../src/learning/catalogue/rules/read-question.ts'
import { find } from '../src/learning/catalogue/snapshot/answer/find.ts'
import { writeAnswer } from '../src/learning/catalogue/snapshot/answer/write-answer.ts'
import type { Snapshot } from '../src/learning/catalogue/snapshot/snapshot.ts'
import { neverAskedBefore, realQuestions } from './questions.ts'
import { chicagoSnapshot } from './search-catalogue.ts'

/**
 * The search engine alone, in this process: microseconds of processor time for one question never asked before (unique
 * by its coordinates), from its query string to the bytes of the answer. Printed at once and ten times the listings.
 */
const rounds = 5
const perRound = 2_000

function measure(snapshot: Snapshot): { readonly micros: number; readonly bytes: number } {
  const questions = neverAskedBefore(realQuestions(), 11)
  const costs: number[] = []
  let bytes = 0
  const ask = (): void => {
    const parameters = Object.fromEntries(new URLSearchParams(questions.next().value as string))
    bytes += writeAnswer(snapshot, find(snapshot, readSoundQuestion(parameters)!)!).length
  }
  for (let warm = 0; warm < perRound; warm += 1) ask()
  bytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage()
    for (let asked = 0; asked < perRound; asked += 1) ask()
    const { user, system } = process.cpuUsage(before)
    costs.push((user + system) / perRound)
  }
  return { micros: costs.sort((a, b) => a - b)[Math.floor(rounds / 2)]!, bytes: bytes / perRound / rounds }
}

for (const times of (process.argv[2] ?? '1,10').split(',').map(Number)) {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const { snapshot, listings, opportunities } = chicagoSnapshot(times)
  globalThis.gc?.()
  const after = process.memoryUsage()
  const heap = (after.heapUsed - before.heapUsed + after.external - before.external) / 2 ** 20
  const { micros, bytes } = measure(snapshot)
  process.stdout.write(
    `${listings} listings, ${opportunities} opportunities: ${micros.toFixed(0)} µs a question, ${(bytes / 1024).toFixed(1)} KiB an answer, ${heap.toFixed(1)} MiB held\n`,
  )
}
