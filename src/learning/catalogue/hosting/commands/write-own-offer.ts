import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { membershipIn } from '#commons/organisations'
import { clearedAt } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { confirmedForDays } from '../../commands/confirm-still-true.ts'
import { mayHost } from '../../policy.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { loadOpportunity, saveLapse } from '../../store.ts'
import {
  catalogueSettings,
  type AskedAgain,
  type CatalogueRefusal,
  type OpportunityDraft,
  type Publication,
} from '../../words.ts'
import { offerToTypeIn } from '../../writing/queries/offer-to-type.ts'
import { writeRows } from '../../writing/write-rows.ts'
import { dropDraft } from '../draft-store.ts'
import { countStanding, holdHouse } from '../house-store.ts'
import { missingFor, type Cleared } from '../rules/contact-asks.ts'
import { loadLastChange, saveChange } from '../proposal-store.ts'
import { isLookedAtFirst } from '../queries/who-looks-first.ts'
import { draftOfOffer } from '../rules/draft-of-offer.ts'
import { divideChange, type DividedChange } from '../rules/what-asks-again.ts'
import { propose, proposeChange } from './propose-offer.ts'
import { dropWaitingChange } from './take-back-change.ts'

export interface OwnOffer {
  /** The id its form was given: a form sent twice writes one offer. */
  readonly id: Id
  readonly hostId: Id
  readonly draft: OpportunityDraft
}

/**
 * A house writes an offer, or writes it anew with all its sessions. A new one is proposed, and public once its gate lets
 * it through; of one that is public already, what a gate of people looks at waits as a change and the rest is shown at once.
 * The form written last is what the house wants: a change that waited makes room for it. Its draft is done with.
 * @returns `waits`: what of it visitors do not see yet
 * @refuses not-of-this-house · owned-by-a-source · house-rests · one-offer-by-the-light-door · nobody-cleared
 */
export async function writeOwnOffer(
  offer: OwnOffer,
  by: Actor,
  city: City,
): Promise<
  Result<
    { readonly id: Id; readonly publication: Publication; readonly waits: readonly AskedAgain[] },
    CatalogueRefusal
  >
> {
  const { id, hostId, draft } = offer
  if (!mayHost(by, hostId)) return refuse('catalogue.not-of-this-house')
  const people = await clearedAt(hostId, city.now(), city)
  const isLookedAt = await isLookedAtFirst(by, city)
  return city.transaction(async (tx) => {
    const now = city.now()
    const { today, refused } = await mayStand(tx, offer, people, city)
    if (refused) return refused
    const before = await loadOpportunity(tx, id)
    if (before && before.hostId !== hostId) return refuse('catalogue.not-of-this-house')
    if (before?.sourceId) return refuse('catalogue.owned-by-a-source')
    const { atOnce, asks } =
      before?.publication === 'published' && isLookedAt
        ? divideChange(draftOfOffer((await offerToTypeIn(tx, id))!), draft)
        : all(draft)
    await writeRows(tx, city, { id, hostId, draft: atOnce }, by)
    await saveLapse(tx, id, addDays(today, confirmedForDays))
    await dropDraft(tx, id)
    const events: Event[] = [
      happened('catalogue.opportunity-written', by, { opportunityId: id, isNew: before === null }),
      happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
    ]
    const proposed = await propose(tx, { id, publication: before?.publication ?? null }, by, city)
    if (proposed) events.push(proposed.event)
    events.push(...(await changeWaits(tx, offer, asks.length > 0, by, city)))
    await record(tx, events, now)
    return accept({ id, publication: proposed ? 'proposed' : (before?.publication ?? 'proposed'), waits: asks })
  })
}

const all = (draft: OpportunityDraft): DividedChange => ({ atOnce: draft, asks: [] })

/** The change lies at the gate once, however often its form is sent. @returns the events to record */
async function changeWaits(tx: Tx, { id, draft }: OwnOffer, waits: boolean, by: Actor, city: City): Promise<Event[]> {
  const last = waits ? await loadLastChange(tx, id) : null
  if (last?.state === 'proposed' && isSameToTheGate(last.change!, draft)) {
    await saveChange(tx, last.id, draft)
    return []
  }
  const dropped = await dropWaitingChange(tx, id, by, city)
  return waits ? [...dropped, await proposeChange(tx, { id, change: draft }, by, city)] : dropped
}

const isSameToTheGate = (a: OpportunityDraft, b: OpportunityDraft): boolean =>
  divideChange(a, b).asks.length === 0 && divideChange(b, a).asks.length === 0

/** Whether the house may have this offer at all: it belongs, it has room for one more, and the right adults. */
async function mayStand(
  tx: Tx,
  { id, hostId, draft }: OwnOffer,
  people: readonly Cleared[],
  city: City,
): Promise<{ readonly today: Day; readonly refused: Refused<CatalogueRefusal> | null }> {
  const ecosystem = await ecosystemHere(tx, city)
  const today = dayInZone(city.now(), ecosystem.timeZone)
  const settings = settingsOf(ecosystem, 'catalogue', catalogueSettings)
  await holdHouse(tx, hostId)
  const membership = await membershipIn(tx, hostId)
  if (membership !== null && membership.state !== 'admitted') return { today, refused: refuse('catalogue.house-rests') }
  const most = settings.lightDoorOffers
  if (membership?.door === 'light' && (await countStanding(tx, hostId, id, today)) >= most)
    return { today, refused: refuse('catalogue.one-offer-by-the-light-door', { most }) }
  const missing = missingFor(draft.ofHost?.contact ?? null, settings, people)
  if (missing.length > 0) return { today, refused: refuse('catalogue.nobody-cleared', { kinds: missing.join(' ') }) }
  return { today, refused: null }
}
