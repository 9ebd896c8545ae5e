import { giveRole } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { maySettleJoining } from '../policy.ts'
import { nextApplicationState } from '../rules/joining-life.ts'
import {
  fillOrganisation,
  holdApplication,
  saveMembership,
  saveMembershipState,
  saveSettled,
} from '../store/joining.ts'
import type { Application, ApplicationState, JoiningRefusal } from '../words-of-joining.ts'
import { ensureHosts } from './ensure-hosts.ts'

export interface Settling {
  readonly applicationId: Id
  readonly outcome: 'admitted' | 'refused' | 'lapsed' | 'taken-back'
  /** Read by everybody. */
  readonly note: string | null
  readonly today: Day
}

/**
 * The outcome of the gate takes effect, or is taken back. Told twice it changes nothing the second time.
 * @refuses not-yours · application-not-here
 */
export async function settleJoining(
  settling: Settling,
  by: Actor,
  city: City,
): Promise<Result<Application, JoiningRefusal>> {
  if (!maySettleJoining(by)) return refuse('organisations.not-yours')
  const { applicationId, outcome, note, today } = settling
  const settled = await city.transaction(async (tx) => {
    const one = await holdApplication(tx, applicationId)
    if (one === null) return null
    const state = nextApplicationState(one.state, outcome)
    if (state === null) return one
    const organisationId = await membershipAfter(tx, one, state, settling, by, city)
    await saveSettled(tx, applicationId, { state, note, organisationId }, city.now())
    await record(tx, [eventOf(state, by, { applicationId, organisationId })], city.now())
    return { ...one, state, note, organisationId }
  })
  if (settled === null) return refuse('organisations.application-not-here')
  if (settled.state === 'admitted' && settled.applicantId !== null && settled.organisationId !== null) {
    // Given before and told again: the same role twice is refused, and nothing is lost.
    const role = { role: 'coordinator', fromOn: today, untilOn: null, delegatedBy: null } as const
    await giveRole({ ...role, personId: settled.applicantId, organisationId: settled.organisationId }, by, city)
  }
  return accept(settled)
}

async function membershipAfter(
  tx: Tx,
  one: Application,
  state: ApplicationState,
  { note, today }: Settling,
  by: Actor,
  city: City,
): Promise<Id | null> {
  if (state === 'admitted') {
    const organisationId = (await ensureHosts(tx, city, [one.name], by)).get(one.name)!
    await fillOrganisation(tx, organisationId, one)
    const dates = { sinceOn: today, changedOn: today, note: null }
    await saveMembership(tx, { organisationId, applicationId: one.id, door: one.door, state: 'admitted', ...dates })
    return organisationId
  }
  if (state === 'admission-taken-back' && one.organisationId !== null) {
    await saveMembershipState(tx, one.organisationId, { state: 'ended', on: today, note })
  }
  return one.organisationId
}

function eventOf(state: ApplicationState, by: Actor, about: Readonly<Record<string, unknown>>): Event {
  if (state === 'admitted') return happened('organisations.organisation-admitted', by, about)
  if (state === 'refused') return happened('organisations.joining-refused', by, about)
  if (state === 'lapsed') return happened('organisations.joining-lapsed', by, about)
  if (state === 'admission-taken-back') return happened('organisations.admission-taken-back', by, about)
  return happened('organisations.refusal-taken-back', by, about)
}
