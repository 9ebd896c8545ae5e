import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { loadOrganisationsById } from '../../store/organisations.ts'
import { mayDraft, mayRead, mayTakeLog, sidesOf } from '../policy.ts'
import { loadAgreement, loadAgreements, loadDisclosures, loadSignatures, type DisclosureKept } from '../store.ts'
import type { Agreement, AgreementRefusal, Side, Signature } from '../words.ts'

export interface AgreementLine extends Agreement {
  readonly giver: string
  /** Null: the ecosystem itself. */
  readonly receiver: string | null
}

/** Those this reader has a side in, or all for the office; the newest first. */
export const agreementsSeen = (by: Actor, city: City): Promise<AgreementLine[]> =>
  city.reading(async (tx) => {
    const seen = (await loadAgreements(tx)).filter((one) => mayRead(by, one))
    const parties = new Set(seen.flatMap(({ giverId, receiverId }) => [giverId, receiverId ?? []].flat()))
    const names = new Map((await loadOrganisationsById(tx, [...parties])).map(({ id, name }) => [id, name]))
    return seen.map((one) => ({
      ...one,
      giver: names.get(one.giverId) ?? '–',
      receiver: one.receiverId === null ? null : (names.get(one.receiverId) ?? '–'),
    }))
  })

export interface AgreementSeen extends AgreementLine {
  readonly signatures: readonly (Signature & { readonly name: string | null })[]
  /** Sides this reader may sign for now. */
  readonly maySign: readonly Side[]
  readonly mayOffer: boolean
  readonly mayEnd: boolean
  readonly mayTakeLog: boolean
  /** How often something went over, and about how many people in all. */
  readonly disclosed: { readonly times: number; readonly people: number }
}

/** @refuses agreement-not-here: also when there is one, and not for who asks */
export async function agreementSeen(
  id: Id,
  by: Actor,
  city: City,
): Promise<Result<AgreementSeen, Extract<AgreementRefusal, 'organisations.agreement-not-here'>>> {
  const line = (await agreementsSeen(by, city)).find((one) => one.id === id)
  if (!line) return refuse('organisations.agreement-not-here')
  const { signatures, log } = await city.reading(async (tx) => ({
    signatures: await loadSignatures(tx, id),
    log: await loadDisclosures(tx, id),
  }))
  const signers = signatures.flatMap(({ signedBy }) => (signedBy === null ? [] : [signedBy]))
  const names = new Map((await personsById(signers, city)).map((person) => [person.id, person.displayName]))
  const sides = sidesOf(by, line)
  const hasSigned = new Set(signatures.map(({ side }) => side))
  const isOpen = line.state !== 'ended' && line.state !== 'withdrawn'
  return accept({
    ...line,
    signatures: signatures.map((one) => ({ ...one, name: one.signedBy && (names.get(one.signedBy) ?? '–') })),
    maySign: line.state === 'offered' ? sides.filter((side) => !hasSigned.has(side)) : [],
    mayOffer: line.state === 'draft' && mayDraft(by, line.giverId),
    mayEnd: isOpen && (sides.length > 0 || (line.state === 'draft' && mayDraft(by, line.giverId))),
    mayTakeLog: mayTakeLog(by, line),
    disclosed: { times: log.length, people: new Set(log.flatMap(({ about }) => about)).size },
  })
}

/** What went over, the first first; null: not for who asks. */
export const disclosureLog = (id: Id, by: Actor, city: City): Promise<readonly DisclosureKept[] | null> =>
  city.reading(async (tx) => {
    const one = await loadAgreement(tx, id)
    return one && mayTakeLog(by, one) ? loadDisclosures(tx, id) : null
  })
