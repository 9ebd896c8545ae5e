import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayAnswerWants } from '../policy.ts'
import { decideAnswer } from '../rules/decide-answer.ts'
import { loadWants, saveAnswer } from '../store/wants.ts'
import type { AnswerForm, WantRefusal } from '../words.ts'

/** The city answers: heard, being tried, or no, because… A listing that answers it says how many asked. */
export const answerWant = (
  { wantId, form, today }: { readonly wantId: Id; readonly form: AnswerForm; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ wantId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayAnswerWants(by)) return refuse('wants.office-only')
    const decided = decideAnswer(form)
    if (!decided.ok) return decided
    const [want] = await loadWants(tx, today, { id: wantId })
    if (!want) return refuse('wants.not-here')
    await saveAnswer(tx, wantId, form, today)
    const { state, opportunityIds } = form
    await record(tx, [happened('wants.want-answered', by, { wantId, state, opportunityIds })], city.now())
    return accept({ wantId })
  })
