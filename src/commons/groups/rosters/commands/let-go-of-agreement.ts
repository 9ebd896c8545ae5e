import { personsById, renewFacts } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { dropQuestionsOf } from '../store/questions.ts'
import { deleteTold, loadUnderAgreement } from '../store/roll.ts'
import { rowsAtOnce } from '../words.ts'

const byEnd: Actor = { kind: 'system', because: 'the end of an agreement' }

/** P17: how many people's names came over under an agreement and are still here. */
export const countUnderAgreement = (agreementId: Id, city: City): Promise<number> =>
  city.reading(async (tx) => (await loadUnderAgreement(tx, agreementId)).length)

/**
 * P17: an agreement is over. Real names, the sender's numbers and the lists that came by it go; a child who has a card or
 * a family here stays under the made-up name. Some hundreds a transaction; run again, it does the rest.
 * @returns of how many people something went
 */
export async function letGoOfAgreement(agreementId: Id, city: City): Promise<number> {
  const told = await city.reading((tx) => loadUnderAgreement(tx, agreementId))
  for (let at = 0; at < told.length; at += rowsAtOnce) {
    const some = told.slice(at, at + rowsAtOnce)
    const people = await personsById(
      some.map(({ personId }) => personId),
      city,
    )
    await city.transaction(async (tx) => {
      const unnamed = people.filter(({ legalName }) => legalName !== null).map((one) => ({ ...one, legalName: null }))
      await renewFacts(tx, city, unnamed, byEnd)
      for (const [partyId, those] of Map.groupBy(some, (one) => one.partyId)) {
        await deleteTold(
          tx,
          partyId,
          those.map(({ personId }) => personId),
        )
        await dropQuestionsOf(tx, partyId, city.now())
      }
    })
  }
  if (told.length > 0) {
    const about = { agreementId, people: told.length }
    await city.transaction((tx) => record(tx, [happened('groups.rosters-let-go', byEnd, about)], city.now()))
  }
  return told.length
}
