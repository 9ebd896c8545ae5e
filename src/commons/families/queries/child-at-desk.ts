import { personsById, staffOfDesks, waysOf, type WayKind } from '#commons/people'
import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, type Result } from '#kernel/result.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { deskServing, mayEndBand, mayKeepBand, mayReadBand, maySuspend, mayWorkAtDesk } from '../policy.ts'
import { loadBands } from '../store/bands.ts'
import { loadProtections } from '../store/protections.ts'
import type { BandAtDesk, FamilyRefusal, Link, Place } from '../words.ts'
import { seenOrWhyNot, type ChildSeen } from './child-as-seen.ts'
import { childFacts } from './child-facts.ts'
import { clearedFor } from './serving-now.ts'

/** What a lead sees of a link besides. */
export interface LinkForLead {
  readonly linkId: Id
  readonly because: Link['suspendedBecause']
  /** The first of two has asked to restore it. */
  readonly isRestoreAsked: boolean
}

/** The child who stands at the desk, with what this desk may do. */
export interface ChildAtDesk {
  readonly seen: ChildSeen
  /** Of the desks of who asks the one that knows the child; null: the office's own. */
  readonly organisationId: Id | null
  /** By which ways a message comes to each guardian; never the address itself. */
  readonly reachable: Readonly<Record<Id, readonly WayKind[]>>
  /** For a lead alone; null for everybody else. */
  readonly links: readonly LinkForLead[] | null
  readonly band: BandAtDesk | null
  /** For a lead: whom a protected child can be trusted to, and who is asked for already. */
  readonly protection: {
    readonly staff: readonly { readonly id: Id; readonly name: string }[]
    readonly named: readonly string[]
    readonly isLiftAsked: boolean
  } | null
}

/**
 * Opened again and again while people stand there: whether who asks may sit at the desk, and what they may see, is asked
 * once, in one moment.
 * @refuses not-yours · clearance-lapsed · not-here: also when there is such a child, but not for the one who asks
 */
export const childAtDesk = (
  childId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<ChildAtDesk, FamilyRefusal>> =>
  atOneMoment(city, (reading) => askedAtDesk(childId, by, reading, place))

async function askedAtDesk(
  childId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<ChildAtDesk, FamilyRefusal>> {
  const working = await clearedFor(mayWorkAtDesk, by, city)
  if (!working.ok) return working
  const known = await childFacts([childId], city, place)
  const seen = await seenOrWhyNot(childId, known, { by, cleared: working.value }, city, place)
  if (!seen.ok) return seen
  const facts = known.get(childId)!
  const organisationId = deskServing(by, facts)
  const today = dayIn(place.timeZone, city.now())
  const guardians = seen.value.guardians.map(({ guardianId }) => guardianId)
  const ways = await waysOf(guardians, city)
  const isLead = maySuspend(by, facts)
  const maySet = mayKeepBand(by, organisationId, facts)
  const { bands, protection } = await city.reading(async (tx) => ({
    bands: maySet || isHumanOfOffice(by) ? await loadBands(tx, [childId], today) : [],
    protection: (await loadProtections(tx, [childId]))[0] ?? null,
  }))
  const band = bands[0] ?? null
  const mayEnd = band !== null && mayEndBand(by, band, facts)
  const staff = isLead ? await staffOfDesks(facts.servedBy, today, city) : []
  const named = protection ? await personsById(protection.named, city) : []
  return accept({
    seen: seen.value,
    organisationId,
    reachable: Object.fromEntries(
      guardians.map((id) => [
        id,
        [...new Set((ways.get(id) ?? []).filter(({ confirmedAt }) => confirmedAt !== null).map(({ kind }) => kind))],
      ]),
    ),
    links: isLead
      ? facts.links.map(({ id, suspendedBecause, restoreAskedBy }) => ({
          linkId: id,
          because: suspendedBecause,
          isRestoreAsked: restoreAskedBy !== null,
        }))
      : null,
    band:
      maySet || mayEnd
        ? {
            running: band && mayReadBand(by, band, facts) ? band : null,
            untilOn: band?.untilOn ?? null,
            maySet: maySet && band === null,
            mayEnd,
          }
        : null,
    protection: isLead
      ? {
          staff: staff.map(({ id, displayName }) => ({ id, name: displayName })),
          named: named.map(({ displayName }) => displayName),
          isLiftAsked: protection?.liftAskedBy != null,
        }
      : null,
  })
}
