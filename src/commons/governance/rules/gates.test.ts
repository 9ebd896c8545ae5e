import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { gateForm, type Answer, type CaseState, type Gate, type Stage, type StageName } from '../words.ts'
import { acts } from './acts/index.ts'
import { caseLife, isOpen, lifeAsDiagram, nextState } from './case-life.ts'
import { decideCase, mayDecide } from './decide-case.ts'
import { deadlineOf, passDeadline } from './pass-deadline.ts'
import { firstState, stagesOf } from './stages-of.ts'
import { moveTo, verdict } from './tally.ts'

const role = { kind: 'role', role: 'steward' } as const
const stage = (edit: Partial<Stage> = {}): Stage => ({ by: role, yes: 2, no: 2, checklist: [], ...edit })
const review = (edit: Partial<Stage> = {}): Gate => ({ kind: 'review', review: stage(edit), deadline: null })
const twoStage: Gate = { kind: 'two-stage', recommend: stage({ yes: 1, no: 1 }), approve: stage(), deadline: null }
const question = { key: 'insured', ask: localText('en', 'Insured?'), required: true }

/** One person says something; what the law does not accept is as if it had not been said. */
interface Said {
  readonly person: number
  readonly answer: Answer
  readonly checked: readonly string[]
}

/** Plays a case through its laws, as the commands do. @param seats which people may decide in which stage */
function play(
  gate: Gate,
  said: readonly Said[],
  { seats = () => stagesOf(gate).map(([name]) => name), quorum = 1, tied = [] as readonly number[] } = {} as {
    seats?: (person: number) => readonly StageName[]
    quorum?: number
    tied?: readonly number[]
  },
): { readonly state: CaseState; readonly took: readonly { person: number; stage: StageName; answer: Answer }[] } {
  let state = firstState(gate)
  const took: { person: number; stage: StageName; answer: Answer; withdrawnAt: null }[] = []
  for (const { person, answer, checked } of said) {
    const facts = {
      seated: seats(person),
      tie: tied.includes(person) ? ('self' as const) : null,
      decisions: took.filter((one) => one.person === person),
    }
    const form = { answer, checked: [...checked], reason: 'because' }
    const decided = decideCase(gate, state, form, facts)
    if (!decided.ok) continue
    took.push({ person, stage: decided.value.stage, answer, withdrawnAt: null })
    for (;;) {
      const move = moveTo(
        state,
        verdict(gate, took, () => quorum),
      )
      if (move === null || !isOpen(state)) break
      state = nextState(state, move)!
    }
  }
  return { state, took }
}

const yes = (person: number): Said => ({ person, answer: 'yes', checked: [] })
const no = (person: number): Said => ({ person, answer: 'no', checked: [] })
const abstain = (person: number): Said => ({ person, answer: 'abstain', checked: [] })

describe('a case comes to its end', () => {
  test.each([
    ['an open gate is passed at once', { kind: 'open' } as Gate, [], 'in-effect'],
    ['one yes of two waits', review(), [yes(1)], 'waiting'],
    ['two of three say yes', review(), [yes(1), no(2), yes(3)], 'in-effect'],
    ['two noes close it', review(), [no(1), yes(2), no(3), yes(4)], 'refused'],
    ['the same person counts once', review(), [yes(1), yes(1)], 'waiting'],
    ['abstaining is no yes', review(), [yes(1), abstain(2)], 'waiting'],
    ['without a recommendation nobody approves', twoStage, [yes(1)], 'approving'],
    ['recommended, then approved by two others', twoStage, [yes(1), yes(2), yes(3)], 'in-effect'],
    ['not recommended', twoStage, [no(1), yes(2), yes(3)], 'refused'],
    ['a required question left open is no yes', review({ checklist: [question], yes: 1 }), [yes(1)], 'waiting'],
    [
      'with its questions answered it is one',
      review({ checklist: [question], yes: 1 }),
      [{ ...yes(1), checked: ['insured'] }],
      'in-effect',
    ],
  ] as const)('%s', (_story, gate, said, state) => expect(play(gate, said).state).toBe(state))

  test('the quorum counts people who took part, those who abstained too', () => {
    expect(play(review(), [yes(1), yes(2)], { quorum: 3 }).state).toBe('waiting')
    expect(play(review(), [yes(1), yes(2), abstain(3)], { quorum: 3 }).state).toBe('in-effect')
  })
})

describe('who may say anything', () => {
  const facts = { seated: ['review'] as StageName[], tie: null, decisions: [] }
  test.each([
    ['a stranger', 'waiting', { ...facts, seated: [] }, 'governance.not-yours'],
    ['somebody of the same organisation', 'waiting', { ...facts, tie: 'organisation' }, 'governance.tied-organisation'],
    ['the applicant', 'waiting', { ...facts, tie: 'self' }, 'governance.tied-self'],
    ['a parent', 'waiting', { ...facts, tie: 'family' }, 'governance.tied-family'],
    ['anybody, afterwards', 'lapsed', facts, 'governance.closed'],
    ['who said it already', 'waiting', { ...facts, decisions: [{ withdrawnAt: null }] }, 'governance.decided-already'],
  ] as const)('not %s', (_who, state, given, refusal) => {
    expect(mayDecide(review(), state, given)).toMatchObject({ refusal })
  })
  test('a no says why', () => {
    expect(decideCase(review(), 'waiting', { answer: 'no', reason: '', checked: [] }, facts)).toMatchObject({
      refusal: 'governance.needs-a-reason',
    })
  })
  test('who approves waits for the recommendation, but may say no at once', () => {
    const approver = { ...facts, seated: ['approve'] as StageName[] }
    expect(mayDecide(twoStage, 'recommending', approver)).toMatchObject({ refusal: 'governance.not-your-turn' })
    const said = decideCase(twoStage, 'recommending', { answer: 'no', reason: 'unsafe', checked: [] }, approver)
    expect(said).toMatchObject({ ok: true, value: { stage: 'approve' } })
  })
})

const saying = fc.record({
  person: fc.integer({ min: 1, max: 6 }),
  answer: fc.constantFrom('yes', 'no', 'abstain') as fc.Arbitrary<Answer>,
  checked: fc.subarray(['insured', 'known']),
})
const anyStage = fc.record({
  by: fc.constant(role),
  yes: fc.integer({ min: 1, max: 4 }),
  no: fc.integer({ min: 1, max: 4 }),
  checklist: fc.subarray([question, { ...question, key: 'known' }]),
})
const anyGate: fc.Arbitrary<Gate> = fc.oneof(
  fc.record({ kind: fc.constant('review' as const), review: anyStage, deadline: fc.constant(null) }),
  fc.record({
    kind: fc.constant('two-stage' as const),
    recommend: anyStage,
    approve: anyStage,
    deadline: fc.constant(null),
  }),
)
/** Odd people sit in the first body, even ones in the second, the third in both. */
const seatsIn =
  (gate: Gate) =>
  (person: number): readonly StageName[] =>
    gate.kind !== 'two-stage'
      ? ['review']
      : person === 3
        ? ['recommend', 'approve']
        : [person % 2 === 1 ? 'recommend' : 'approve']

describe('whatever people say, in whatever order', () => {
  test('nothing takes effect without its yeses and its quorum of different people', () => {
    fc.assert(
      fc.property(
        anyGate,
        fc.array(saying, { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (gate, said, quorum) => {
          const { state, took } = play(gate, said, { seats: seatsIn(gate), quorum })
          if (state !== 'in-effect') return
          for (const [name, asked] of stagesOf(gate)) {
            const mine = took.filter((one) => one.stage === name)
            expect(mine.filter(({ answer }) => answer === 'yes').length).toBeGreaterThanOrEqual(asked.yes)
            expect(mine.filter(({ answer }) => answer === 'no').length).toBeLessThan(asked.no)
            expect(new Set(mine.map(({ person }) => person)).size).toBeGreaterThanOrEqual(quorum)
          }
          expect(new Set(took.map(({ person }) => person)).size).toBe(took.length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('who is tied leaves no trace', () => {
    fc.assert(
      fc.property(anyGate, fc.array(saying, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), (gate, said, tied) => {
        const seats = seatsIn(gate)
        const without = said.filter(({ person }) => person !== tied)
        expect(play(gate, said, { seats, tied: [tied] })).toEqual(play(gate, without, { seats }))
      }),
    )
  })

  /** Every way we know of making a gate stricter. */
  const stricter = (gate: Gate, how: number): Gate => {
    const tighten = (one: Stage): Stage =>
      how === 0
        ? { ...one, yes: one.yes + 1 }
        : how === 1
          ? { ...one, no: Math.max(1, one.no - 1) }
          : { ...one, checklist: [...one.checklist, { ...question, key: 'never' }] }
    if (gate.kind === 'open') return review()
    if (gate.kind === 'review')
      return how === 3
        ? { ...gate, kind: 'two-stage', recommend: stage({ yes: 1 }), approve: gate.review }
        : { ...gate, review: tighten(gate.review) }
    return how % 2 === 0 ? { ...gate, recommend: tighten(gate.recommend) } : { ...gate, approve: tighten(gate.approve) }
  }
  test('adding a restriction to a gate lets nothing through that was held', () => {
    let held = 0
    fc.assert(
      fc.property(anyGate, fc.array(saying, { maxLength: 24 }), fc.integer({ min: 0, max: 3 }), (gate, said, how) => {
        const strict = stricter(gate, how)
        // Those who decided alone now approve; two people nobody asked before recommend.
        const seats = (person: number): readonly StageName[] =>
          gate.kind === 'review' && strict.kind === 'two-stage' ? ['approve'] : seatsIn(gate)(person)
        const recommending = gate.kind === 'review' && strict.kind === 'two-stage' ? [yes(100), ...said] : [...said]
        const before = play(gate, said, { seats: seatsIn(gate) }).state
        if (before === 'in-effect') return
        held += 1
        const seated = (person: number) => (person === 100 ? (['recommend'] as StageName[]) : seats(person))
        expect(play(strict, recommending, { seats: seated }).state).not.toBe('in-effect')
        expect(play(gate, said, { seats: seatsIn(gate), quorum: 4 }).state).not.toBe('in-effect')
      }),
      { numRuns: 2000 },
    )
    expect(held).toBeGreaterThan(500)
  })
})

describe('a deadline', () => {
  const waiting = (whenPassed: 'lapse' | 'take-effect') => {
    const gate: Gate = { kind: 'review', review: stage(), deadline: { days: 14, whenPassed } }
    return { gate, state: 'waiting' as CaseState, deadlineAt: deadlineOf(gate, instant(0)) }
  }
  test.each([
    ['lapse', 'passed-to-lapse', 'lapsed'],
    ['take-effect', 'passed-to-effect', 'in-effect'],
  ] as const)('that means %s passes once, on its day and not before', (whenPassed, move, state) => {
    const one = waiting(whenPassed)
    expect(passDeadline(one, instant(14 * 86_400_000 - 1))).toBeNull()
    expect(passDeadline(one, instant(14 * 86_400_000))).toBe(move)
    expect(nextState('waiting', move)).toBe(state)
    expect(passDeadline({ ...one, state }, instant(15 * 86_400_000))).toBeNull()
  })
  test('without one a case waits as long as it takes', () => {
    expect(passDeadline({ gate: review(), state: 'waiting', deadlineAt: null }, instant(1e15))).toBeNull()
  })
})

describe('a decision taken back', () => {
  const said = (stageName: StageName, answer: Answer, withdrawnAt: number | null = null) => ({
    stage: stageName,
    answer,
    withdrawnAt: withdrawnAt === null ? null : instant(withdrawnAt),
  })
  test('takes the effect with it when too few are left', () => {
    const told = verdict(review(), [said('review', 'yes'), said('review', 'yes', 5)], () => 1)
    expect(moveTo('in-effect', told)).toBe('decision-taken-back')
    expect(nextState('in-effect', 'decision-taken-back')).toBe('reversed')
  })
  test('changes nothing while enough are left', () => {
    const decisions = [said('review', 'yes'), said('review', 'yes'), said('review', 'yes', 5)]
    expect(
      moveTo(
        'in-effect',
        verdict(review(), decisions, () => 1),
      ),
    ).toBeNull()
  })
  test('of who recommended brings the case back to the first body', () => {
    expect(
      moveTo(
        'approving',
        verdict(twoStage, [said('recommend', 'yes', 5)], () => 1),
      ),
    ).toBe('recommendation-taken-back')
  })
})

test('every state that is not the end has a way on, and what has ended stays ended', () => {
  for (const [state, moves] of Object.entries(caseLife)) {
    const ended = ['lapsed', 'withdrawn', 'reversed'].includes(state)
    expect({ state, ends: Object.keys(moves).length === 0 }).toEqual({ state, ends: ended })
  }
})

test('the picture in the README is the life itself', () => {
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(lifeAsDiagram())
})

test('every act’s standard gate is one', () => {
  expect(new Set(acts.map(({ act }) => act)).size).toBe(acts.length)
  for (const { standard } of acts) expect(gateForm.parse(standard)).toEqual(standard)
})
