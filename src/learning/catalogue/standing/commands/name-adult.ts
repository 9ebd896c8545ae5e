import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { contactStandings } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadAllSessions, loadOpportunity } from '../../store.ts'
import { catalogueSettings } from '../../words.ts'
import { mayNameAdults } from '../policy.ts'
import { askedAt, standsAt } from '../rules/who-stands.ts'
import { loadNamed, saveNaming } from '../store.ts'
import type { NamingForm, StandingRefusal } from '../words.ts'

/**
 * A house says which of its adults stands at an offer or at one session of it. Said again, nothing happens. From now on
 * they are there while they may be: see `adultsAt`.
 * @refuses not-here · not-your-house · session-not-of-this-offer · adult-not-of-the-house · adult-may-not-meet-minors,
 * with `missing`, the kinds of clearance they lack
 */
export async function nameAdult(
  form: NamingForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly adultId: Id }, StandingRefusal | 'catalogue.not-here'>> {
  const standings = await contactStandings([form.personId], city.now(), city)
  return city.transaction(async (tx) => {
    const offer = await loadOpportunity(tx, form.opportunityId)
    if (!offer || offer.mergedInto !== null) return refuse('catalogue.not-here')
    if (!mayNameAdults(by, offer.hostId)) return refuse('catalogue.not-your-house')
    const sessions = form.sessionId === null ? [] : await loadAllSessions(tx, offer.id)
    if (form.sessionId !== null && !sessions.some(({ id }) => id === form.sessionId)) {
      return refuse('catalogue.session-not-of-this-offer')
    }
    const settings = settingsOf(await ecosystemHere(tx, city), 'catalogue', catalogueSettings)
    const standing = standsAt(standings, offer.hostId, askedAt(offer, settings))
    if (!standing.stands) {
      return standing.isOfHouse
        ? refuse('catalogue.adult-may-not-meet-minors', { missing: standing.missing.map(({ kind }) => kind).join(' ') })
        : refuse('catalogue.adult-not-of-the-house')
    }
    const now = city.now()
    const adultId = city.newId()
    const namedBy = by.kind === 'person' ? by.person : null
    if (await saveNaming(tx, { ...form, id: adultId, namedBy }, now)) {
      const { opportunityId, sessionId, personId } = form
      await record(
        tx,
        [
          happened('catalogue.adult-named', by, { adultId, opportunityId, sessionId, personId }),
          // Pages kept without her are no longer true.
          happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [opportunityId] }),
        ],
        now,
      )
      return accept({ adultId })
    }
    const before = (await loadNamed(tx, [form.opportunityId])).find(
      ({ personId, sessionId }) => personId === form.personId && sessionId === form.sessionId,
    )
    return accept({ adultId: before!.id })
  })
}
