import { isMinor, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayVouch } from '../policy.ts'
import { servedChild } from '../queries/child-facts.ts'
import { mayNow } from '../queries/serving-now.ts'
import { countTry, spendCode } from '../store/codes.ts'
import { loadStart, saveConfirmed } from '../store/growing-up.ts'
import { saveLink } from '../store/links.ts'
import { codeTries, plainCode, type FamilyRefusal, type Link, type Place, type Relation } from '../words.ts'

type Linked = Result<{ readonly linkId: Id; readonly childId: Id }, FamilyRefusal>

/**
 * A guardian types the code from the child's screen. Every try counts, and a wrong code does not tell whether it ever was one.
 * @refuses not-yours · too-many-codes · code-wrong · way-not-accepted · own-guardian · not-a-minor · already-linked
 */
export async function linkByCode(
  ask: { readonly code: string; readonly relation: Relation },
  by: Actor,
  city: City,
  place: Place,
): Promise<Linked> {
  if (by.kind !== 'person') return refuse('families.not-yours')
  if (!place.settings.ways.includes('child-code')) return refuse('families.way-not-accepted')
  const now = city.now()
  // In a transaction of its own: a try counts even when what follows is refused.
  const tries = await city.transaction((tx) => countTry(tx, city.newId(), by.person, now))
  if (tries > codeTries) return refuse('families.too-many-codes')
  const childId = await city.transaction((tx) => spendCode(tx, plainCode(ask.code), now))
  if (childId === null) return refuse('families.code-wrong')
  return link(
    {
      childId,
      guardianId: by.person,
      relation: ask.relation,
      verified: 'child-code',
      called: null,
      vouchedBy: null,
      vouchingOrganisationId: null,
    },
    by,
    city,
    place,
  )
}

/**
 * An organisation that met both in person vouches that this adult answers for this child.
 * @refuses not-yours · clearance-lapsed · way-not-accepted · not-here · own-guardian · not-a-minor · already-linked
 */
export const vouchForGuardian = (
  ask: Pick<Link, 'childId' | 'guardianId' | 'relation' | 'vouchingOrganisationId'> & {
    readonly verified?: 'in-person' | 'signed-form' | 'school-record'
    /** How the desk calls this adult. */
    readonly called?: string | null
  },
  by: Actor,
  city: City,
  place: Place,
): Promise<Linked> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    const { verified = 'in-person', called = null, ...who } = ask
    const child = await servedChild(who, here)
    const vouching = await mayNow((as) => mayVouch(as, who.vouchingOrganisationId, child), by, here)
    if (!vouching.ok) return vouching
    if (!place.settings.ways.includes(verified)) return refuse('families.way-not-accepted')
    // Nobody vouches for themself.
    if (by.kind === 'person' && by.person === who.guardianId) return refuse('families.not-yours')
    return link({ ...who, called, verified, vouchedBy: by.kind === 'person' ? by.person : null }, by, here, place)
  })

async function link(
  asked: Omit<Link, 'id' | 'since' | 'state' | 'suspendedBy' | 'suspendedBecause' | 'restoreAskedBy'>,
  by: Actor,
  city: City,
  { timeZone }: Place,
): Promise<Linked> {
  const { childId, guardianId } = asked
  if (childId === guardianId) return refuse('families.own-guardian')
  const people = await personsById([childId, guardianId], city)
  const child = people.find(({ id }) => id === childId)
  if (!child || people.length < 2 || people.some(({ erasedAt }) => erasedAt !== null))
    return refuse('families.not-here')
  const now = city.now()
  if (!isMinor(child.birth, dayIn(timeZone, now))) return refuse('families.not-a-minor')
  return city.transaction(async (tx: Tx) => {
    const linkId = city.newId()
    const rest = { suspendedBy: null, suspendedBecause: null, restoreAskedBy: null } as const
    if (!(await saveLink(tx, { ...asked, ...rest, id: linkId, since: now, state: 'active' }))) {
      return refuse('families.already-linked')
    }
    const start = await loadStart(tx, childId)
    if (start !== null && start.confirmedAt === null) {
      await saveConfirmed(tx, childId, now)
      await record(tx, [happened('families.start-confirmed', by, { childId, linkId })], now)
    }
    const { relation, verified } = asked
    await record(
      tx,
      [happened('families.guardian-linked', by, { linkId, childId, guardianId, relation, verified })],
      now,
    )
    return accept({ linkId, childId })
  })
}
