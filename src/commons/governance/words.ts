import { z } from 'zod'
import { roles } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'

const id = z.string().refine(isId)
const day = z.string().refine(isDay)
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const written = z.object({ sourceLanguage: language, texts: z.record(language, z.string().trim().min(1).max(400)) })

/** Whom a seat speaks for. */
export const seatKinds = ['sector', 'youth', 'family', 'provider'] as const
export type SeatKind = (typeof seatKinds)[number]

/** A circle of people who decide together. */
export interface Body {
  readonly id: Id
  readonly name: LocalText
  readonly purpose: LocalText
  /** How many of its people must have taken part before anything takes effect; abstaining is taking part. */
  readonly quorum: number
}

/** A seat is held on every day from its first to its last. */
export interface Seat {
  readonly id: Id
  readonly bodyId: Id
  readonly kind: SeatKind
  readonly personId: Id
  readonly fromOn: Day
  readonly untilOn: Day | null
}

export const bodyForm = z.object({ name: written, purpose: written, quorum: z.coerce.number().int().min(1).max(99) })
export type BodyForm = z.output<typeof bodyForm>

export const seatForm = z.object({
  bodyId: id,
  kind: z.enum(seatKinds),
  personId: id,
  fromOn: day,
  untilOn: day.nullable().default(null),
})
export type SeatForm = z.output<typeof seatForm>

const deciders = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('body'), bodyId: id }),
  /** Whoever holds the role for the ecosystem as a whole. */
  z.object({ kind: z.literal('role'), role: z.enum(roles) }),
])
export type Deciders = z.output<typeof deciders>

const question = z.object({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), ask: written, required: z.boolean() })
export type Question = z.output<typeof question>

const stage = z.object({
  by: deciders,
  /** So many must say yes. */
  yes: z.number().int().min(1).max(99),
  /** So many noes close the case, whatever the yeses. */
  no: z.number().int().min(1).max(99),
  checklist: z.array(question).max(20),
})
export type Stage = z.output<typeof stage>

const deadline = z.object({
  days: z.number().int().min(1).max(366),
  /** What silence means. */
  whenPassed: z.enum(['lapse', 'take-effect']),
})

/** What an act meets before it takes effect. A case keeps the gate it was opened with. */
export const gateForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('review'), review: stage, deadline: deadline.nullable() }),
  z.object({ kind: z.literal('two-stage'), recommend: stage, approve: stage, deadline: deadline.nullable() }),
])
export type Gate = z.output<typeof gateForm>

export const caseStates = [
  'waiting',
  'recommending',
  'approving',
  'in-effect',
  'refused',
  'lapsed',
  'withdrawn',
  'reversed',
] as const
export type CaseState = (typeof caseStates)[number]

/** What an act is about, as its room told it when it asked. */
export interface About {
  readonly act: string
  /** The proposal: one case each. */
  readonly proposalId: Id
  /** Public; never a private person's name. */
  readonly title: string
  /** Ids of organisations whose people are tied to it. */
  readonly organisationIds: readonly Id[]
  readonly applicantId: Id | null
}

export interface Case extends About {
  readonly id: Id
  readonly gate: Gate
  readonly state: CaseState
  readonly openedAt: Instant
  readonly deadlineAt: Instant | null
  readonly closedAt: Instant | null
}

export const answers = ['yes', 'no', 'abstain'] as const
export type Answer = (typeof answers)[number]

/** Which of a case's stages a decision belongs to. */
export const stageNames = ['review', 'recommend', 'approve'] as const
export type StageName = (typeof stageNames)[number]

export interface Decision {
  readonly id: Id
  readonly caseId: Id
  readonly personId: Id
  /** In whose place this person said it; null: in their own. */
  readonly standingInFor: Id | null
  readonly stage: StageName
  readonly answer: Answer
  /** For those who decide; the public reads that there was a reason only where the case was refused. */
  readonly reason: string
  /** Keys of the questions answered with yes. */
  readonly checked: readonly string[]
  readonly decidedAt: Instant
  readonly withdrawnAt: Instant | null
}

export const decisionForm = z.object({
  answer: z.enum(answers),
  reason: z.string().trim().max(2000).default(''),
  checked: z.array(z.string().max(40)).max(20).default([]),
})
export type DecisionForm = z.output<typeof decisionForm>

/** Read by everybody, so it says why and names nobody. */
export const publicNote = z.string().trim().min(10).max(600)

/** One step of a case's life, for everybody to read. */
export interface Step {
  readonly from: CaseState | null
  readonly to: CaseState
  readonly at: Instant
  readonly note: string | null
}

/** How somebody who might decide is tied to who asks. */
export const ties = ['self', 'family', 'organisation'] as const
export type Tie = (typeof ties)[number]

/** What a kind of act is, for the registry. */
export interface ActKind {
  readonly act: string
  /** A gate here means more than its sentences say: `governance.gate-means-…` tells what. */
  readonly isExplained?: true
  /** What it meets where the ecosystem has chosen nothing. */
  readonly standard: Gate
}

export const governanceEvents = [
  'governance.body-kept',
  'governance.seat-given',
  'governance.seat-ended',
  'governance.gate-changed',
  'governance.case-opened',
  'governance.case-decided',
  'governance.case-moved',
  'governance.case-reversed',
  'governance.case-due-soon',
  'governance.case-lapsed',
  'governance.case-withdrawn',
  'governance.decision-given',
  'governance.decision-withdrawn',
] as const

export const governanceRefusals = [
  'governance.not-here',
  'governance.office-only',
  'governance.not-yours',
  'governance.tied-self',
  'governance.tied-family',
  'governance.tied-organisation',
  'governance.closed',
  'governance.not-closed',
  'governance.decided-already',
  'governance.not-decided',
  'governance.not-your-turn',
  'governance.checklist-open',
  'governance.needs-a-reason',
  'governance.needs-a-note',
  'governance.unknown-act',
  'governance.seat-taken',
  'governance.seat-ends-before-it-begins',
  'governance.link-spent',
] as const
export type GovernanceRefusal = (typeof governanceRefusals)[number]
