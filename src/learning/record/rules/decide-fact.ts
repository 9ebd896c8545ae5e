import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Fact, FactForm, FactKind, RecordRefusal } from '../words.ts'

/** What the record takes: its place in the order is given when it is written. */
export type NewFact = Omit<Fact, 'seq'>

export interface ToldFact {
  readonly form: FactForm
  readonly id: Id
  /** Whose record it is, once the source's name for them is known. */
  readonly learnerId: Id
  /** By id; null: one of them is nowhere in this learner's record. */
  readonly causes: readonly Id[] | null
  /** The fact it amends, of whichever record; null: it amends none, or there is none. */
  readonly amended: Fact | null
  /** What has amended that one already. */
  readonly amendedAlready: boolean
}

/** A clock at a door may be an hour wrong; what is told of tomorrow is not told yet. */
const wrongClock = 3_600_000

/** Of these the title alone says nothing: they are about something. */
const aboutSomething: ReadonlySet<FactKind> = new Set([
  'applied',
  'offered',
  'confirmed',
  'attended',
  'completed',
  'assessed',
  'awarded',
])

/** What a learner says of themselves, and may keep to themselves. */
export const ownKinds: ReadonlySet<FactKind> = new Set(['aimed', 'interested', 'reflected'])

/**
 * A fact is taken as it is told, or not at all: it has happened, it is about something or says something, what it follows
 * from stands in the same record before it, and what it amends is amended once.
 * @param now milliseconds; the moment of taking
 */
export function decideFact(told: ToldFact, now: Instant): Result<NewFact, RecordRefusal> {
  const { form, id, learnerId, causes, amended } = told
  if (Math.max(form.at, form.untilAt ?? form.at) > now + wrongClock) return refuse('record.not-yet')
  const span = decideSpan(form)
  if (!span.ok) return span
  if (form.visibility === 'private' && !(ownKinds.has(form.kind) && form.how === 'own-word')) {
    return refuse('record.private-is-own')
  }
  if (causes === null) return refuse('record.cause-not-here')
  if (form.amends !== null) {
    const may = decideAmendment(told)
    if (!may.ok) return may
  }
  // A withdrawal tells of the fact as it was told, and takes nothing out of it.
  const isWithdrawal = form.amends?.as === 'withdrawal' && amended !== null
  const body = isWithdrawal ? amended : { ...form, ...span.value }
  if (!isWithdrawal && form.about === null) {
    if (aboutSomething.has(form.kind)) return refuse('record.needs-what-it-was-about')
    if (form.words === null) return refuse('record.needs-words')
  }
  return accept({
    id,
    learnerId,
    kind: body.kind,
    at: body.at,
    untilAt: body.untilAt,
    minutes: body.minutes,
    organisationId: body.organisationId,
    place: body.place,
    about: body.about,
    level: body.level,
    goodUntilAt: body.goodUntilAt,
    visibility: body.visibility,
    confirmedBy: form.confirmedBy,
    how: form.how,
    words: isWithdrawal ? null : form.words,
    language: isWithdrawal ? null : form.language,
    amends: form.amends,
    causes: [...new Set(causes)],
    source: form.source,
    originalId: form.originalId,
    takenAt: now,
  })
}

function decideSpan({ kind, at, untilAt, minutes }: FactForm): Result<{ minutes: number | null }, RecordRefusal> {
  if (kind !== 'attended' || untilAt === null) return accept({ minutes: null })
  if (untilAt < at) return refuse('record.ends-before-it-begins')
  const longest = Math.ceil((untilAt - at) / 60_000)
  if (longest > 44_640 || (minutes ?? 0) > longest) return refuse('record.minutes-too-many')
  return accept({ minutes: minutes ?? Math.round((untilAt - at) / 60_000) })
}

/**
 * What may amend what: a fact of the same record and kind that nothing has amended, so that the last word is always one.
 * A withdrawal is the end: what holds again is told as a fact of its own.
 */
function decideAmendment({ form, learnerId, amended, amendedAlready }: ToldFact): Result<null, RecordRefusal> {
  if (amended === null || amended.learnerId !== learnerId) return refuse('record.amends-not-here')
  if (amended.amends?.as === 'withdrawal') return refuse('record.withdrawal-is-last')
  if (amendedAlready) return refuse('record.amended-already')
  if (amended.kind !== form.kind) return refuse('record.amends-another-kind')
  return accept(null)
}
