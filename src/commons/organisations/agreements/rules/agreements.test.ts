import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import { sides, type AgreementState, type Signature } from '../words.ts'
import { agreementLife, agreementMoves, nextAgreementState } from './agreement-life.ts'
import { decideSignature } from './decide-signature.ts'

const [ana, ben] = ['0192d5a0-0000-7000-8000-000000000001', '0192d5a0-0000-7000-8000-000000000002'] as Id[]
const day = (text: string) => text as Day
const signature = (side: 'giver' | 'receiver', signedBy: Id | null): Signature => ({
  side,
  signedBy,
  signedAt: 0 as Instant,
  textHash: '00',
})
const offered = { state: 'offered', untilOn: day('2027-07-31') } as const

const cases = [
  { what: 'the first signature', ask: { signer: ana!, speaksFor: ['giver'] }, signed: [], gives: { isLast: false } },
  {
    what: 'the last one',
    ask: { signer: ana!, speaksFor: ['giver'] },
    signed: [signature('receiver', ben!)],
    gives: { isLast: true },
  },
  {
    what: 'one person for both sides',
    ask: { signer: ana!, speaksFor: ['giver', 'receiver'] },
    signed: [signature('receiver', ana!)],
    gives: 'organisations.agreement-both-sides',
  },
  {
    what: 'who speaks for the other side',
    ask: { signer: ana!, speaksFor: ['receiver'] },
    signed: [],
    gives: 'organisations.agreement-not-yours',
  },
  {
    what: 'twice for the same side',
    ask: { signer: ben!, speaksFor: ['giver'] },
    signed: [signature('giver', ana!)],
    gives: 'organisations.agreement-signed-already',
  },
] as const

test.each(cases)('$what', ({ ask, signed, gives }) => {
  const answer = decideSignature({ side: 'giver', today: day('2026-11-22'), ...ask }, offered, signed)
  expect(answer.ok ? answer.value : answer.refusal).toEqual(gives)
})

test('nothing is signed after its last day, nor before it is offered', () => {
  const ask = { side: 'giver', signer: ana!, speaksFor: ['giver'] } as const
  expect(decideSignature({ ...ask, today: day('2027-08-01') }, offered, [])).toMatchObject({
    refusal: 'organisations.agreement-is-over',
  })
  expect(decideSignature({ ...ask, today: day('2026-11-22') }, { ...offered, state: 'draft' }, [])).toMatchObject({
    refusal: 'organisations.agreement-state-forbids',
  })
})

test('whatever is done, an agreement runs only after both have signed, and nothing follows its end', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...agreementMoves), { maxLength: 8 }), (moves) => {
      let state: AgreementState = 'draft'
      const seen: string[] = [state]
      for (const move of moves) {
        state = nextAgreementState(state, move) ?? state
        if (state !== seen.at(-1)) seen.push(state)
      }
      if (seen.includes('running')) expect(seen.slice(0, 4)).toEqual(['draft', 'offered', 'signed', 'running'])
    }),
  )
  expect(Object.keys(agreementLife.ended)).toEqual([])
  expect(Object.keys(agreementLife.withdrawn)).toEqual([])
  expect(sides).toHaveLength(2)
})
