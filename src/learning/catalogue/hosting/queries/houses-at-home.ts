import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { membershipIn, organisationsById, type Membership, type Organisation } from '#commons/organisations'
import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { officeStanding } from '../../office/rules/office-standing.ts'
import { housesOf } from '../../standing/policy.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import type { StoredOpportunity } from '../../store.ts'
import { catalogueSettings, type CatalogueSettings } from '../../words.ts'
import { one } from '../../writing/offer-words.ts'
import { loadDraftsOf, type OfferDraft } from '../draft-store.ts'
import { loadOffersOf } from '../house-store.ts'
import { loadWithWaitingChange } from '../proposal-store.ts'
import { whatIsMissing } from '../rules/what-is-missing.ts'
import type { DraftLine, HouseAtHome, OwnLine } from '../words.ts'

/** So many of a house stand on its page; a feed's thousands are the office's to look through. */
const mostShown = 300

/** The houses somebody writes offers for, each with everything it offers. */
export const housesAtHome = (by: Actor, city: City): Promise<HouseAtHome[]> =>
  city.reading(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const settings = settingsOf(ecosystem, 'catalogue', catalogueSettings)
    const today = dayInZone(city.now(), ecosystem.timeZone)
    const houses = await organisationsById(tx, housesOf(by))
    const ids = houses.map(({ id }) => id)
    const offers = await loadOffersOf(tx, ids, mostShown)
    const drafts = await loadDraftsOf(tx, ids)
    const memberships = new Map<Id, Membership | null>()
    for (const id of ids) memberships.set(id, await membershipIn(tx, id))
    const waiting = await loadWithWaitingChange(
      tx,
      offers.map(({ id }) => id),
    )
    const at = { by, today, settings, waiting }
    return houses.map((organisation) =>
      houseOf(organisation, memberships.get(organisation.id) ?? null, offers, drafts, at),
    )
  })

function houseOf(
  organisation: Organisation,
  membership: Membership | null,
  offers: readonly StoredOpportunity[],
  drafts: readonly OfferDraft[],
  {
    by,
    today,
    settings,
    waiting,
  }: {
    readonly by: Actor
    readonly today: Day
    readonly settings: CatalogueSettings
    readonly waiting: ReadonlySet<Id>
  },
): HouseAtHome {
  const lines = offers
    .filter(({ hostId }) => hostId === organisation.id)
    .map((one) => lineOf(one, today, settings, waiting.has(one.id)))
  const isNow = ({ standing }: OwnLine): boolean => ['public', 'waiting', 'resting', 'lapsed'].includes(standing)
  return {
    organisation,
    coordinates: holdsRole(by, 'coordinator', organisation.id),
    rests: membership?.state === 'paused' || membership?.state === 'ended' ? membership.state : null,
    lightDoorOffers: membership?.door === 'light' ? settings.lightDoorOffers : null,
    drafts: drafts.filter(({ organisationId }) => organisationId === organisation.id).map(draftLine),
    // What needs somebody stands first.
    now: lines.filter(isNow).toSorted((a, b) => needs(b) - needs(a)),
    before: lines.filter((line) => !isNow(line)),
  }
}

const needs = ({ old, missing, standing }: OwnLine): number =>
  (standing === 'lapsed' ? 4 : 0) + (old ? 2 : 0) + (missing.length > 0 ? 1 : 0)

export function lineOf(
  one: StoredOpportunity,
  today: Day,
  { confirmAfterDays }: CatalogueSettings,
  changeWaits: boolean,
): OwnLine {
  const looked = one.verifiedByAHumanOn ?? dayIn('UTC', one.createdAt)
  return {
    id: one.id,
    title: one.title,
    kind: one.kind,
    standing: officeStanding(one, today),
    sourceId: one.sourceId,
    verifiedByAHumanOn: one.verifiedByAHumanOn,
    lapsesOn: one.lapsesOn,
    lastOn: one.lastOn,
    sessions: one.liveSessions,
    missing: whatIsMissing(one),
    changeWaits,
    old: looked <= addDays(today, -confirmAfterDays),
  }
}

/** Named by its title as far as it was typed; without one, its page says so. */
const draftLine = ({ id, typed, isNew, savedAt }: OfferDraft): DraftLine => ({
  id,
  title:
    one(typed, 'title').trim() ||
    (Object.entries(typed).find(([name, [text]]) => name.startsWith('title-') && text)?.[1][0] ?? ''),
  isNew,
  savedAt,
})
