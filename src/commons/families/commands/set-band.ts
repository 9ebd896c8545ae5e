import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { noteLooks } from '#platform/looks/note-looks.ts'
import { deskServing, isThemself, mayEndBand, mayKeepBand } from '../policy.ts'
import { childFacts, type KnownChild } from '../queries/child-facts.ts'
import { mayNow } from '../queries/serving-now.ts'
import { holdBands, loadBands, saveBand, saveBandEnd } from '../store/bands.ts'
import type { BandGiven, FamilyRefusal, Place } from '../words.ts'

/** A band counts for a year, its first day included. */
const days = 365

type Ask = Pick<BandGiven, 'childId' | 'band' | 'because' | 'organisationId'>

/** Nobody sets or ends what they pay themselves, also not while their link rests. */
const isOfFamily = (by: Actor, child: Pick<KnownChild, 'links'>): boolean =>
  child.links.some(({ guardianId, state }) => state !== 'ended' && isThemself(by, guardianId))

/**
 * A desk or a school sets a family's band once; for a year nobody asks again. The event holds no band: the trail is read
 * by more people than may know what a family pays. Whoever sets it knows it: that is a look the family finds (P15).
 * @refuses not-here · not-yours · clearance-lapsed · band-unknown · band-set-already
 */
export const setBand = (
  ask: Ask,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly bandId: Id }, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    await holdBands(tx, ask.childId)
    const here = within(tx, city)
    const child = (await childFacts([ask.childId], here, place)).get(ask.childId)
    if (!child) return refuse('families.not-here')
    if (isOfFamily(by, child)) return refuse('families.not-yours')
    const keeping = await mayNow((as) => mayKeepBand(as, ask.organisationId, child), by, here)
    if (!keeping.ok) return keeping
    if (!place.settings.bands.includes(ask.band)) return refuse('families.band-unknown')
    const now = city.now()
    const fromOn = dayIn(place.timeZone, now)
    if ((await loadBands(tx, [ask.childId], fromOn)).length > 0) return refuse('families.band-set-already')
    const bandId = city.newId()
    const setBy = by.kind === 'person' ? by.person : null
    await saveBand(tx, { ...ask, id: bandId, setBy, fromOn, untilOn: addDays(fromOn, days - 1) }, now)
    const { childId, organisationId } = ask
    await record(tx, [happened('families.band-set', by, { childId, bandId, organisationId })], now)
    await noteLooks(tx, { by, about: [childId], what: 'families.band', because: 'setting-a-band' }, now)
    return accept({ bandId })
  })

/**
 * A slip is put right by ending the band and setting another. Only the desk or school that set it ends it, or the office.
 * Told twice it happened once.
 * @refuses not-here · not-yours · clearance-lapsed
 */
export const endBand = (
  { childId }: Pick<Ask, 'childId'>,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<null, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    await holdBands(tx, childId)
    const here = within(tx, city)
    const child = (await childFacts([childId], here, place)).get(childId)
    if (!child) return refuse('families.not-here')
    if (isOfFamily(by, child)) return refuse('families.not-yours')
    const now = city.now()
    const [band] = await loadBands(tx, [childId], dayIn(place.timeZone, now))
    const may = (as: Actor): boolean =>
      band ? mayEndBand(as, band, child) : mayKeepBand(as, deskServing(as, child), child) || isHumanOfOffice(as)
    const ending = await mayNow(may, by, here)
    if (!ending.ok) return ending
    if (!band) return accept(null)
    const { id, organisationId } = band
    await saveBandEnd(tx, id, now)
    await record(tx, [happened('families.band-ended', by, { childId, bandId: id, organisationId })], now)
    await noteLooks(tx, { by, about: [childId], what: 'families.band', because: 'setting-a-band' }, now)
    return accept(null)
  })
