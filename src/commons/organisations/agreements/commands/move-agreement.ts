import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayDraft, mayRead, sidesOf } from '../policy.ts'
import { nextAgreementState, type AgreementMove } from '../rules/agreement-life.ts'
import { decideSignature } from '../rules/decide-signature.ts'
import { addSignature, holdAgreement, loadSignatures, saveAgreementState } from '../store.ts'
import type { Agreement, AgreementRefusal, AgreementState, Side } from '../words.ts'

type Moved = Result<{ readonly state: AgreementState }, AgreementRefusal>

/** What both read from now on word for word. @refuses agreement-not-here · agreement-not-yours · agreement-state-forbids */
export const offerAgreement = (agreementId: Id, by: Actor, city: City): Promise<Moved> =>
  move(agreementId, by, city, async (one, tx) => {
    const next = nextAgreementState(one.state, 'offer')
    if (!mayDraft(by, one.giverId)) return refuse('organisations.agreement-not-yours')
    if (next === null) return refuse('organisations.agreement-state-forbids')
    await saveAgreementState(tx, one.id, next, city.now())
    await record(tx, [happened('organisations.agreement-offered', by, { agreementId })], city.now())
    return accept({ state: next })
  })

/**
 * Signs for one side. With the second signature it is signed, and where its first day has come it runs at once.
 * @param ask.today the day in the ecosystem's time zone
 * @refuses agreement-not-here · agreement-not-yours · agreement-signed-already · agreement-state-forbids ·
 * agreement-is-over · agreement-both-sides
 */
export const signAgreement = (
  { agreementId, side, today }: { readonly agreementId: Id; readonly side: Side; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Moved> =>
  move(agreementId, by, city, async (one, tx) => {
    const signer = by.kind === 'person' ? by.person : null
    const decided = decideSignature(
      { side, signer, speaksFor: sidesOf(by, one), today },
      one,
      await loadSignatures(tx, one.id),
    )
    if (!decided.ok) return decided
    const now = city.now()
    const textHash = createHash('sha256').update(one.text).digest('hex')
    await addSignature(tx, one.id, { side, signedBy: signer, signedAt: now, textHash })
    let state: AgreementState = one.state
    const events = [happened('organisations.agreement-signed', by, { agreementId, side })]
    if (decided.value.isLast) {
      state = nextAgreementState(state, 'sign-last')!
      if (one.fromOn <= today) {
        state = nextAgreementState(state, 'begin')!
        events.push(happened('organisations.agreement-began', by, { agreementId }))
      }
      await saveAgreementState(tx, one.id, state, now)
    }
    await record(tx, events, now)
    return accept({ state })
  })

/**
 * Either side ends what was signed, and either withdraws what was not. What came over under it goes then.
 * @refuses agreement-not-here · agreement-not-yours · agreement-state-forbids
 */
export const endAgreement = (agreementId: Id, by: Actor, city: City): Promise<Moved> =>
  move(agreementId, by, city, async (one, tx) => {
    const may = sidesOf(by, one).length > 0 || (one.state === 'draft' && mayDraft(by, one.giverId))
    if (!may) return refuse('organisations.agreement-not-yours')
    const isSigned = one.state === 'signed' || one.state === 'running'
    return finish(tx, one, isSigned ? 'end' : 'withdraw', 'notice', by, city)
  })

/** The last act of a life, by notice or by its term. */
export async function finish(
  tx: Tx,
  one: Agreement,
  how: Extract<AgreementMove, 'end' | 'withdraw'>,
  because: 'notice' | 'term',
  by: Actor,
  city: City,
): Promise<Moved> {
  const next = nextAgreementState(one.state, how)
  if (next === null) return refuse('organisations.agreement-state-forbids')
  const now = city.now()
  await saveAgreementState(tx, one.id, next, now)
  const about = { agreementId: one.id, because }
  await record(
    tx,
    [
      how === 'end'
        ? happened('organisations.agreement-ended', by, about)
        : happened('organisations.agreement-withdrawn', by, about),
    ],
    now,
  )
  return accept({ state: next })
}

/** Who may not even read it is told what is told of one that is not there. */
const move = (
  agreementId: Id,
  by: Actor,
  city: City,
  act: (one: Agreement, tx: Tx) => Promise<Moved>,
): Promise<Moved> =>
  city.transaction(async (tx) => {
    const one = await holdAgreement(tx, agreementId)
    return one && mayRead(by, one) ? act(one, tx) : refuse('organisations.agreement-not-here')
  })
