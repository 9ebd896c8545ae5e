import { factForm, takeFacts, writeGoal, type FactTold } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { askForCorrection } from '../../../src/learning/record/commands/ask-for-correction.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const at = Date.parse('2026-06-13T09:00:00Z')

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

/**
 * What the child's record holds: an afternoon at that house, which the child says is written down wrong, and a goal that
 * is nobody else's to read.
 */
export async function recordAroundAChild(childId: Id, organisationId: Id, city: City) {
  const visit: FactTold = {
    learner: { id: childId },
    kind: 'attended',
    at,
    untilAt: at + 3_600_000,
    organisationId,
    how: 'roster',
    about: { id: 'boats', kind: 'workshop', title: localText('en', 'Paper boats of the Moss') },
    source: 'participation',
    originalId: 'a visit',
  }
  const own: Actor = { kind: 'person', person: childId, roles: [] }
  const [taken] = must(await takeFacts([factForm.parse(visit)], system, city))
  const fact = must(taken!).factId
  const words = 'Sail around the world alone'
  const form = { words, visibility: 'private', once: city.newId() } as const
  const secret = must(await writeGoal({ form, language: 'en' }, own, city)).factId
  const doubt = 'I stayed for the second boat too'
  must(await askForCorrection({ factId: fact, form: { words: doubt } }, own, city))
  return { ids: { fact, secret }, marks: { fact: 'Paper boats of the Moss', secret: words, doubt } }
}
