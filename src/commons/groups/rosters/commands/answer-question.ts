import { ecosystemHere } from '#commons/ecosystems'
import { agreementFor } from '#commons/organisations'
import { enrolPeople } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunRosters } from '../policy.ts'
import { loadOpenQuestion, saveAnswer } from '../store/questions.ts'
import { saveIdentities, saveJoined } from '../store/roll.ts'
import type { RosterRefusal } from '../words.ts'

export interface RosterAnswer {
  readonly questionId: Id
  /** Null: nobody of those shown; it is a new child. */
  readonly personId: Id | null
}

const byRoster: Actor = { kind: 'system', because: 'an answer to a roster' }

/**
 * Says whether a row means a child the place knows, and puts that child into its groups; the next roster then knows it.
 * With the answer what was written goes. Of two who answer at once the first one counts.
 * @refuses roster-not-here · roster-not-yours · roster-no-agreement · roster-question-answered
 */
export async function answerRosterQuestion(
  { questionId, personId }: RosterAnswer,
  by: Actor,
  city: City,
): Promise<Result<{ readonly personId: Id }, RosterRefusal>> {
  const { partyId, today } = await city.transaction(async (tx) => ({
    partyId: (await loadOpenQuestion(tx, questionId))?.partyId ?? null,
    today: dayIn((await ecosystemHere(tx, city)).timeZone, city.now()),
  }))
  if (partyId === null) return refuse('groups.roster-question-answered')
  if (!mayRunRosters(by, partyId)) return refuse('groups.roster-not-yours')
  const agreement = await agreementFor({ partyId, purpose: 'groups', on: today }, city)
  if (agreement === null) return refuse('groups.roster-no-agreement')
  return city.transaction(async (tx) => {
    const question = await loadOpenQuestion(tx, questionId)
    if (question?.written == null) return refuse('groups.roster-question-answered')
    const { written, candidates, hash } = question
    if (personId !== null && !candidates.includes(personId)) return refuse('groups.roster-not-here')
    let meant = personId
    if (meant === null) {
      const language = written.language ?? (await ecosystemHere(tx, city)).languages[0] ?? 'en'
      const child = { legalName: written.name, birth: written.birth, language }
      const enrolled = await enrolPeople(tx, city, [child], byRoster)
      if (!enrolled.ok) throw new Error(`a roster's child was refused: ${enrolled.refusal}`)
      meant = enrolled.value[0]!
    }
    await saveIdentities(tx, { partyId, agreementId: agreement.agreementId }, [{ hash, personId: meant }])
    const pairs = written.groupIds.map((groupId) => ({ groupId, personId: meant }))
    await saveJoined(tx, 'member', partyId, pairs, today)
    const answer = personId === null ? 'new' : 'same'
    const now = city.now()
    await saveAnswer(tx, questionId, { answer, by: by.kind === 'person' ? by.person : null, at: now })
    await record(tx, [happened('groups.roster-question-answered', by, { questionId, answer, personId: meant })], now)
    return accept({ personId: meant })
  })
}
