import { stayOf } from '#learning/attendance'
import { entriesOn, entryTold, type EntryTold } from '#learning/participation'
import { factForm, recordInFull, takeFacts, type FactTold } from '#learning/record'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Reaction } from '../reactions.ts'
import { aboutOf, lastFact, nameOf, source } from './facts-of-entry.ts'
import { insteadOf, whyMoved } from './moved-facts.ts'

const house: Actor = { kind: 'system', because: 'taking part' }

type Kind = 'interested' | 'applied' | 'offered' | 'confirmed' | 'attended' | 'completed'

async function tell(
  told: EntryTold,
  { kind, step, amends = null }: { readonly kind: Kind; readonly step: number; readonly amends?: FactTold['amends'] },
  at: Instant,
  city: City,
): Promise<void> {
  const { entry, occasion } = told
  // Whoever only came along learned nothing here that a record should hold.
  if (entry.part !== 'learner') return
  const last = await lastFact(entry, city)
  const originalId = nameOf(entry.id, step)
  if (last?.originalId === originalId) return
  const wasThere = kind === 'attended'
  const hours = wasThere ? await hoursOf(told, city) : null
  const fact = factForm.parse({
    learner: { id: entry.personId },
    kind,
    at: hours?.at ?? at,
    untilAt: hours?.untilAt ?? null,
    organisationId: occasion.hostId,
    how: wasThere || kind === 'completed' ? 'roster' : 'system',
    about: aboutOf(told),
    causes: last ? [{ id: last.id }] : [],
    amends,
    source,
    originalId,
  })
  const taken = await takeFacts([fact], house, city)
  if (!taken.ok) throw new Error(`a fact of taking part was not taken: ${taken.refusal}`)
  const [answer] = taken.value
  // Erased meanwhile, or told before by a worker that died: both are right as they are.
  if (answer && !answer.ok && answer.refusal !== 'record.not-here' && answer.refusal !== 'record.conflict')
    throw new Error(`a fact of taking part was refused: ${answer.refusal}`)
}

/** From when until when: as the door says, and where it says nothing, as the day was. */
async function hoursOf({ entry, occasion }: EntryTold, city: City): Promise<{ at: Instant; untilAt: Instant }> {
  const stay = await stayOf(entry.id, city)
  const at = stay === null || stay.inAt >= occasion.endsAt ? occasion.startsAt : stay.inAt
  return { at, untilAt: stay?.outAt != null && stay.outAt > at ? stay.outAt : occasion.endsAt }
}

/** A phone that was away tells its hours after the day was told: the fact is followed by one that puts them right. */
export async function putHoursRight(told: EntryTold, because: string, city: City): Promise<void> {
  const { entry } = told
  const { facts } = await recordInFull(entry.personId, city)
  const amended = new Set(facts.flatMap(({ amends }) => amends?.factId ?? []))
  const last = facts.findLast(
    (fact) => fact.kind === 'attended' && fact.source === source && fact.originalId.startsWith(`${entry.id} `),
  )
  if (!last || amended.has(last.id) || last.amends?.as === 'withdrawal') return
  const { at, untilAt } = await hoursOf(told, city)
  if (Date.parse(last.at!) === at && Date.parse(last.untilAt!) === untilAt) return
  const correction = factForm.parse({
    learner: { id: entry.personId },
    kind: last.kind,
    at,
    untilAt,
    organisationId: last.organisationId,
    how: 'roster',
    about: last.about,
    source,
    originalId: `${entry.id} hours ${because}`,
    amends: { factId: last.id, as: 'correction', why: 'The hours came from the door later.' },
  })
  const taken = await takeFacts([correction], house, city)
  if (!taken.ok) throw new Error(`hours were not put right: ${taken.refusal}`)
}

const putRight = 'The list at the door was put right.'

/** Whoever was marked by mistake was not there, or did not complete it: the fact is withdrawn, not edited. */
async function takeBack(
  wrong: 'attended' | 'completed' | 'confirmed',
  { entry }: EntryTold,
  { step, why = putRight }: { readonly step: number; readonly why?: string },
  city: City,
): Promise<void> {
  const last = await lastFact(entry, city)
  if (last?.kind !== wrong) return
  const { id, kind, at, untilAt, minutes, organisationId, about } = last
  const withdrawal = factForm.parse({
    learner: { id: entry.personId },
    kind,
    at: Date.parse(at!),
    untilAt: untilAt === null ? null : Date.parse(untilAt),
    minutes,
    organisationId,
    how: 'roster',
    about,
    source,
    originalId: nameOf(entry.id, step),
    amends: { factId: id, as: 'withdrawal', why },
  })
  const taken = await takeFacts([withdrawal], house, city)
  if (!taken.ok) throw new Error(`a fact of taking part was not withdrawn: ${taken.refusal}`)
}

const toldIn = async ({ about }: OutboxEvent, city: City): Promise<{ told: EntryTold; step: number } | null> => {
  const told = await entryTold(about['entryId'] as Id, city)
  return told && { told, step: Number(about['step']) }
}

const onStep = (kind: Exclude<Kind, 'attended'>): Reaction => ({
  when: `participation.${kind}`,
  react: async (event, city, desk) => {
    const found = await toldIn(event, city)
    // Held only until the family says yes again, it was given before.
    if (!found || event.about['because'] === 'consent-missing') return
    // Back from a mark at the door is no second place.
    if (kind === 'confirmed') await takeBack('attended', found.told, found, city)
    // Completed within minutes of the end, before it was told that the day is over: first one was there.
    if (kind === 'completed') await wasThereFirst(found.told, found.step, city)
    if (kind === 'confirmed' && (await lastFact(found.told.entry, city))?.kind === 'confirmed') return
    const amends = kind === 'confirmed' ? await insteadOf(found.told, city, desk) : null
    await tell(found.told, { kind, step: found.step, amends }, event.at, city)
  },
})

/** What was completed follows from having been there, also where both were said in one breath. */
async function wasThereFirst(told: EntryTold, step: number, city: City): Promise<void> {
  const last = await lastFact(told.entry, city)
  if (last?.kind !== 'attended' && last?.kind !== 'completed')
    await tell(told, { kind: 'attended', step: step - 1 }, told.occasion.endsAt, city)
}

const wasNotThere = (state: 'absent' | 'excused'): Reaction => ({
  when: `participation.${state}`,
  react: async (event, city) => {
    const found = await toldIn(event, city)
    if (found) await takeBack('attended', found.told, found, city)
  },
})

/** What happened in taking part becomes facts of the learner's record. */
export const participationFacts: readonly Reaction[] = [
  onStep('interested'),
  onStep('applied'),
  onStep('offered'),
  onStep('confirmed'),
  onStep('completed'),
  {
    // Marked while it lasts, it is told when it is over: nobody was there until an hour that has not come.
    when: 'participation.attended',
    react: async (event, city) => {
      const found = await toldIn(event, city)
      if (!found || found.told.entry.step !== found.step || found.told.occasion.endsAt > event.at) return
      await takeBack('completed', found.told, found, city)
      // Back from a completion one was there already.
      if ((await lastFact(found.told.entry, city))?.kind !== 'attended')
        await tell(found.told, { kind: 'attended', step: found.step }, event.at, city)
    },
  },
  {
    // Of a place on more days than the new one, what no day of it stands in for.
    when: 'participation.moved',
    react: async (event, city, desk) => {
      const found = await toldIn(event, city)
      const why = found && (await whyMoved(found.told, city, desk))
      if (found && why !== null) await takeBack('confirmed', found.told, { step: found.step, why }, city)
    },
  },
  wasNotThere('absent'),
  wasNotThere('excused'),
  {
    when: 'participation.occasion-over',
    react: async ({ about, at }, city) => {
      for (const { id, state, step } of await entriesOn(about['occasionId'] as Id, city)) {
        const told = state === 'attended' ? await entryTold(id, city) : null
        if (told) await tell(told, { kind: 'attended', step }, at, city)
      }
    },
  },
]
