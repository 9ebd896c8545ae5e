import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { isThemself, mayCarry, mayServe } from '../policy.ts'
import { childFacts } from '../queries/child-facts.ts'
import { servingNow } from '../queries/serving-now.ts'
import { decideAnswers } from '../rules/decide-answers.ts'
import { mandateFor } from '../rules/mandates.ts'
import { latestOf } from '../rules/may-use.ts'
import { seasonToAsk } from '../rules/season.ts'
import { appendConsents } from '../store/consents.ts'
import { loadMandates } from '../store/mandates.ts'
import {
  textVersions,
  type Answer,
  type Channel,
  type Consent,
  type FamilyRefusal,
  type Place,
  type Purpose,
} from '../words.ts'

export interface Answers {
  readonly childId: Id
  /** Whose word it is; the child's own id: the young person's. */
  readonly speakerId: Id
  readonly answers: Partial<Readonly<Record<Purpose, 'given' | 'refused'>>>
  readonly language: Language
  readonly channel: Channel
}

type Answered = Result<{ readonly batchId: Id }, FamilyRefusal>

/**
 * One sitting: a yes or a no to each purpose asked, for the season that is asked for now.
 * The one who speaks says it; a desk writes down what a family lets it say, and only within that mandate.
 * @refuses not-yours · clearance-lapsed · no-mandate · not-here · link-not-active · not-for-you-to-decide
 */
export async function answerConsents(ask: Answers, by: Actor, city: City, place: Place): Promise<Answered> {
  if (isThemself(by, ask.speakerId) && ask.channel === 'screen') return keepAnswers(ask, by, city, place)
  return city.transaction(async (tx) => {
    const here = within(tx, city)
    const facts = (await childFacts([ask.childId], here, place)).get(ask.childId)
    const isWritten = ask.channel === 'desk' || ask.channel === 'paper'
    if (!facts || !isWritten) return refuse('families.not-yours')
    const served = await servingNow(by, facts, here)
    if (!served.ok) return served
    const link = facts.links.find(({ guardianId, state }) => guardianId === ask.speakerId && state === 'active')
    const mandates = await loadMandates(tx, [ask.childId])
    const purposes = Object.keys(ask.answers) as Purpose[]
    const mandate =
      link &&
      mandateFor(
        mandates.filter((one) => mayCarry(by, one, facts)),
        { linkId: link.id, purposes },
        dayIn(place.timeZone, city.now()),
      )
    if (!mandate) return refuse('families.no-mandate')
    return keep({ ...ask, mandateId: mandate.id }, ask.answers, by, here, place)
  })
}

/**
 * Takes one yes back, as easily as it was given; a desk may write a no down for anybody it serves, for a no only ever
 * protects. @refuses not-yours · not-here · link-not-active ·
 * not-for-you-to-decide · nothing-to-withdraw
 */
export const withdrawConsent = (
  { purpose, ...ask }: Omit<Answers, 'answers'> & { readonly purpose: Purpose },
  by: Actor,
  city: City,
  place: Place,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    const facts = (await childFacts([ask.childId], here, place)).get(ask.childId)
    if (!isThemself(by, ask.speakerId) && !(facts && mayServe(by, facts))) return refuse('families.not-yours')
    return keepWithdrawal({ ...ask, purpose }, by, here, place)
  })

/**
 * Who speaks has been made sure of before: by a session, a desk, or a link sent to them.
 * @param first done in the same transaction before anything is kept; its refusal keeps nothing
 */
export const keepAnswers = (
  ask: Answers,
  by: Actor,
  city: City,
  place: Place,
  first?: (tx: Tx) => Promise<Result<null, FamilyRefusal>>,
): Promise<Answered> => keep(ask, ask.answers, by, city, place, first)

/** A no is another guardian's to say too: what one parent began, the other may end. */
export async function keepWithdrawal(
  ask: Omit<Answers, 'answers'> & { readonly purpose: Purpose },
  by: Actor,
  city: City,
  place: Place,
): Promise<Answered> {
  const facts = (await childFacts([ask.childId], city, place)).get(ask.childId)
  if (!facts) return refuse('families.not-here')
  const speaker = [
    facts.childId,
    ...facts.links.filter(({ state }) => state === 'active').map((link) => link.guardianId),
  ]
  const stands = speaker.some((person) => {
    const linkId = facts.links.find(({ guardianId, state }) => guardianId === person && state === 'active')?.id ?? null
    return latestOf(facts, ask.purpose, person, linkId)?.answer === 'given'
  })
  if (!stands) return refuse('families.nothing-to-withdraw')
  return keep(ask, { [ask.purpose]: 'withdrawn' }, by, city, place)
}

const keep = (
  ask: Omit<Answers, 'answers'> & { readonly mandateId?: Id },
  answers: Partial<Readonly<Record<Purpose, Answer>>>,
  by: Actor,
  city: City,
  { settings, timeZone }: Place,
  first?: (tx: Tx) => Promise<Result<null, FamilyRefusal>>,
): Promise<Answered> =>
  city.transaction(async (tx) => {
    const facts = (await childFacts([ask.childId], within(tx, city), { timeZone })).get(ask.childId)
    if (!facts) return refuse('families.not-here')
    const isOwn = ask.speakerId === ask.childId
    const link = facts.links.find(({ guardianId, state }) => guardianId === ask.speakerId && state !== 'ended')
    if (!isOwn && !link) return refuse('families.not-yours')
    const said = Object.entries(answers) as [Purpose, Answer][]
    const now = city.now()
    const today = dayIn(timeZone, now)
    const decided = decideAnswers(
      said.map(([purpose]) => purpose),
      isOwn ? { kind: 'self' } : { kind: 'guardian', state: link!.state },
      facts,
      settings,
      today,
    )
    if (!decided.ok) return decided
    const { until } = seasonToAsk(today, settings.seasons)
    const batchId = city.newId()
    const rows = said.map(([purpose, answer]): Consent => ({
      id: city.newId(),
      childId: ask.childId,
      purpose,
      answer,
      givenBy: ask.speakerId,
      linkId: isOwn ? null : link!.id,
      relation: isOwn ? 'self' : link!.relation,
      verified: isOwn ? 'self' : link!.verified,
      textVersion: textVersions[purpose],
      language: ask.language,
      channel: ask.channel,
      writtenBy: by.kind === 'person' && by.person !== ask.speakerId ? by.person : null,
      mandateId: ask.mandateId ?? null,
      untilOn: answer === 'given' ? until : null,
      batchId,
      at: now,
      on: today,
    }))
    const refused = (await first?.(tx)) ?? accept(null)
    if (!refused.ok) return refused
    await appendConsents(tx, rows)
    const carried = ask.mandateId === undefined ? {} : { mandateId: ask.mandateId }
    const told = { childId: ask.childId, batchId, channel: ask.channel, ...carried }
    const events = rows.map(({ purpose, answer }) =>
      answer === 'withdrawn'
        ? happened('families.consent-withdrawn', by, { ...told, purpose })
        : happened('families.consents-answered', by, { ...told, purpose, answer }),
    )
    await record(tx, events, now)
    return accept({ batchId })
  })
