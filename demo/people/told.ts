import type { Result } from '#kernel/result.ts'

/** In a demonstration nothing is refused: a refusal is a fault of whoever wrote it down. */
export function told<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new Error(`the demonstration's people: ${answer.refusal}`)
  return answer.value
}
