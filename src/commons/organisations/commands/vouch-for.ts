import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayVouch } from '../policy.ts'
import { ownSchools } from '../queries/schools.ts'
import { holdApplication, saveVouching } from '../store/joining.ts'
import type { JoiningRefusal } from '../words-of-joining.ts'

/**
 * A courier, or somebody of a school, says: I know them. Only then is the light door's application proposed.
 * @refuses not-yours · application-not-here · vouching-for-oneself · application-settled
 */
export const vouchFor = (
  { applicationId }: { readonly applicationId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly applicationId: Id }, JoiningRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person' || !mayVouch(by, await ownSchools(by, tx))) return refuse('organisations.not-yours')
    const one = await holdApplication(tx, applicationId)
    if (one === null) return refuse('organisations.application-not-here')
    if (one.applicantId === by.person) return refuse('organisations.vouching-for-oneself')
    if (one.vouchedBy === by.person) return accept({ applicationId })
    if (one.state !== 'needs-voucher') return refuse('organisations.application-settled')
    await saveVouching(tx, applicationId, by.person, city.now())
    const about = { applicationId, door: one.door }
    await record(
      tx,
      [happened('organisations.joining-vouched', by, about), happened('organisations.joining-proposed', by, about)],
      city.now(),
    )
    return accept({ applicationId })
  })
