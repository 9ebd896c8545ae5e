import type { z } from 'zod'
import { contradictions, everything, questionSchema, type Question } from './question.ts'

type Fields = Partial<Record<string, z.ZodType>>
const fields: Fields = Object.assign(Object.create(null) as Fields, questionSchema.shape)

/**
 * Reads the parameters as `questionSchema` does, with the same schemas, but only of the fields that are there: most
 * questions ask five of the twenty-three. Whatever is wrong is told by the whole schema.
 */
export function readQuestion(parameters: unknown): z.ZodSafeParseResult<Question> {
  const question = readSoundQuestion(parameters)
  return question ? { success: true, data: question } : questionSchema.safeParse(parameters)
}

/** Null: something is wrong, the whole schema can tell what. */
export function readSoundQuestion(parameters: unknown): Question | null {
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) return null
  const read: Record<string, unknown> = { ...everything }
  for (const [name, text] of Object.entries(parameters)) {
    const remembered = typeof text === 'string' ? meanings.get(name)?.get(text) : undefined
    if (remembered !== undefined) {
      read[name] = remembered
      continue
    }
    const value = fields[name]?.safeParse(text)
    if (!value?.success) return null
    read[name] = value.data
    if (typeof text === 'string') remember(name, text, value.data)
  }
  const question = read as unknown as Question
  return contradictions(question).length === 0 ? question : null
}

/** What texts mean, by field: people ask with few words, and reading one costs ten times what remembering it does. */
const meanings = new Map<string, Map<string, unknown>>()
const mostMeanings = 1_000
const longestRemembered = 40
/** Hardly ever the same twice. */
const passing: ReadonlySet<string> = new Set(['near', 'cursor'])

function remember(name: string, text: string, meaning: unknown): void {
  if (passing.has(name) || text.length > longestRemembered) return
  let known = meanings.get(name)
  if (!known) meanings.set(name, (known = new Map()))
  if (known.size >= mostMeanings) known.clear()
  known.set(text, meaning)
}
