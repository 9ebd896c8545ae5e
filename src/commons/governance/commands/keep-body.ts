import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepGates } from '../policy.ts'
import { loadBodies, saveBody } from '../store/bodies.ts'
import type { Body, BodyForm, GovernanceRefusal } from '../words.ts'

/** Makes a body, or says anew what it is for and how many of its people must take part. @param bodyId null: a new one */
export const keepBody = (
  { bodyId, form }: { readonly bodyId: Id | null; readonly form: BodyForm },
  by: Actor,
  city: City,
): Promise<Result<Body, GovernanceRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepGates(by)) return refuse('governance.office-only')
    if (bodyId !== null && !(await loadBodies(tx)).some(({ id }) => id === bodyId)) return refuse('governance.not-here')
    const id = bodyId ?? city.newId()
    await saveBody(tx, id, form, city.now())
    await record(tx, [happened('governance.body-kept', by, { bodyId: id, quorum: form.quorum })], city.now())
    return accept({ id, ...form })
  })
