import { randomBytes } from 'node:crypto'
import { recordInFull } from '#learning/record'
import type { EntryTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySeeAfter, mayIssue } from '../policy.ts'
import { dayHad } from '../queries/whose.ts'
import { numberFrom } from '../rules/certificate-number.ts'
import { holdCertificateOf, saveCertificate } from '../store/certificates.ts'
import type { Certificate, ReflectionsRefusal } from '../words.ts'

/**
 * A paper for a day somebody had, with a number anybody may ask about. Asked for again it is the same, with the time as the
 * record says it now.
 * @refuses not-here · not-yours · not-over · was-not-there
 */
export const issueCertificate = (
  { entryId }: { readonly entryId: Id },
  by: Actor,
  city: City,
): Promise<Result<Certificate, ReflectionsRefusal>> =>
  city.transaction(async (tx) => {
    const had = await dayHad(entryId, by, tx, city)
    if (!had.ok) return had
    const { told, whose, cleared } = had.value
    const { entry, occasion, offer } = told
    if (!mayIssue(cleared, whose, occasion.hostId)) return refuse('reflections.not-yours')
    const before = await holdCertificateOf(tx, entryId)
    const minutes = await minutesOf(told, tx, city)
    const now = city.now()
    if (before?.voidAt === null && before.minutes === minutes) return accept(before)
    const one: Certificate = before
      ? { ...before, minutes, voidAt: null }
      : {
          id: city.newId(),
          number: numberFrom(randomBytes(12)),
          entryId,
          personId: entry.personId,
          organisationId: occasion.hostId,
          title: offer.title,
          startsAt: occasion.startsAt,
          timeZone: occasion.timeZone,
          minutes,
          issuedAt: now,
          voidAt: null,
          nameYesOwnAt: null,
          nameYesGuardianAt: null,
          nameLink: city.newId(),
        }
    await saveCertificate(tx, one)
    await record(tx, [happened('reflections.certificate-issued', by, { certificateId: one.id, entryId })], now)
    return accept(one)
  })

/** As the record has it, which may have been put right; before it has heard, as the day was planned. */
async function minutesOf({ entry, occasion }: EntryTold, tx: Tx, city: City): Promise<number> {
  const { facts } = await recordInFull(entry.personId, within(tx, city))
  const amended = new Set(facts.flatMap(({ amends }) => amends?.factId ?? []))
  let last = facts.findLast(
    ({ kind, source, originalId, amends }) =>
      kind === 'attended' && source === 'participation' && originalId.startsWith(`${entry.id} `) && amends === null,
  )
  while (last !== undefined && amended.has(last.id)) last = facts.find(({ amends }) => amends?.factId === last!.id)
  return last?.amends?.as === 'withdrawal' || last?.minutes == null
    ? Math.round((occasion.endsAt - occasion.startsAt) / 60_000)
    : last.minutes
}

const byTheDoor: Actor = { kind: 'system', because: 'the list at the door was put right' }

/** Whoever was not there after all has no paper of it: its number says so. Told twice, it happened once. */
export const voidCertificate = (entryId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const one = await holdCertificateOf(tx, entryId)
    if (!one || one.voidAt !== null) return
    await saveCertificate(tx, { ...one, voidAt: city.now() })
    await record(tx, [happened('reflections.certificate-voided', byTheDoor, { certificateId: one.id })], city.now())
  })

/**
 * Says yes to a link that shows the name, or takes it back for all: a link that was given away then opens nothing more.
 * @refuses not-here · not-yours
 */
export const showName = (
  { entryId, show }: { readonly entryId: Id; readonly show: boolean },
  by: Actor,
  city: City,
): Promise<Result<Certificate, ReflectionsRefusal>> =>
  city.transaction(async (tx) => {
    const had = await dayHad(entryId, by, tx, city)
    if (!had.ok) return had
    const { whose } = had.value
    if (by.kind !== 'person' || !maySeeAfter(by, whose)) return refuse('reflections.not-yours')
    const before = await holdCertificateOf(tx, entryId)
    if (!before) return refuse('reflections.not-here')
    const now = city.now()
    const isOwn = by.person === whose.personId
    const one: Certificate = show
      ? {
          ...before,
          nameYesOwnAt: isOwn ? (before.nameYesOwnAt ?? now) : before.nameYesOwnAt,
          nameYesGuardianAt: isOwn ? before.nameYesGuardianAt : (before.nameYesGuardianAt ?? now),
        }
      : { ...before, nameYesOwnAt: null, nameYesGuardianAt: null, nameLink: city.newId() }
    await saveCertificate(tx, one)
    const about = { certificateId: one.id, entryId }
    await record(
      tx,
      [show ? happened('reflections.name-shown', by, about) : happened('reflections.name-hidden', by, about)],
      now,
    )
    return accept(one)
  })
