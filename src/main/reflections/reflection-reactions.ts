import { tellPerson } from '#commons/messages'
import { factForm, recordInFull, takeFacts, type FactTold } from '#learning/record'
import { entryTold } from '#learning/participation'
import { reflectionTold, scanFile, voidCertificate } from '#learning/reflections'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import { openScanner } from '#platform/files/scanner.ts'
import { inPlace } from '../messages/message-reactions.ts'
import { aboutOf } from '../participation/facts-of-entry.ts'
import type { Reaction } from '../reactions.ts'

const house: Actor = { kind: 'system', because: 'looking back' }
const source = 'reflections'

/** What stands in the record of a day: that they were there, and that they looked back. */
async function standing(personId: Id, entryId: Id, reflectionId: Id, city: City) {
  const { facts } = await recordInFull(personId, city)
  const amended = new Set(facts.flatMap(({ amends }) => amends?.factId ?? []))
  const last = (of: string, begins: string, kind: string) =>
    facts.findLast(
      (fact) =>
        fact.kind === kind &&
        fact.source === of &&
        fact.originalId.startsWith(begins) &&
        !amended.has(fact.id) &&
        fact.amends?.as !== 'withdrawal',
    )
  return {
    attended: last('participation', `${entryId} `, 'attended'),
    reflected: last(source, `${reflectionId} `, 'reflected'),
  }
}

/**
 * The record hears that somebody looked back, with the day that led to it and without a word of what was said. What the
 * learner keeps is private there too; what they took back is withdrawn.
 */
async function followReflection({ about }: OutboxEvent, city: City): Promise<void> {
  const [personId, entryId, reflectionId] = [about['personId'], about['entryId'], about['reflectionId']] as [Id, Id, Id]
  const now = await reflectionTold(entryId, city)
  const { attended, reflected } = await standing(personId, entryId, reflectionId, city)
  const stands = now?.id === reflectionId ? now : null
  const visibility = stands?.visibleTo === 'own' ? 'private' : 'shared'
  if (stands ? reflected?.visibility === visibility : !reflected) return
  const told = await entryTold(entryId, city)
  const before = reflected && { factId: reflected.id, why: 'The learner chose so.' }
  const day = told && { about: aboutOf(told), organisationId: told.occasion.hostId }
  const copied = reflected && {
    about: reflected.about as FactTold['about'],
    organisationId: reflected.organisationId,
  }
  const from = copied ?? day
  if (!from) return
  const fact = factForm.parse({
    learner: { id: personId },
    kind: 'reflected',
    at: stands?.writtenAt ?? Date.parse(reflected!.at!),
    how: 'own-word',
    ...from,
    visibility: stands ? visibility : reflected!.visibility,
    causes: attended ? [{ id: attended.id }] : (reflected?.causes ?? []).map((id) => ({ id })),
    amends: before ? { ...before, as: stands ? 'correction' : 'withdrawal' } : null,
    source,
    originalId: `${reflectionId} ${stands?.step ?? 'taken back'}`,
  })
  const taken = await takeFacts([fact], house, city)
  const answer = taken.ok ? taken.value[0] : taken
  // Erased meanwhile, or told before by a worker that died: both are right as they are.
  if (answer && !answer.ok && answer.refusal !== 'record.not-here' && answer.refusal !== 'record.conflict')
    throw new Error(`a fact of looking back was refused: ${answer.refusal}`)
}

/** What follows from looking back, and what is no longer true on paper when the door's list is put right. */
export const reflectionReactions: readonly Reaction[] = [
  ...(['reflection-told', 'reflection-shown', 'reflection-taken-back'] as const).map((name): Reaction => ({
    when: `reflections.${name}`,
    react: followReflection,
  })),
  {
    when: 'reflections.file-held',
    react: ({ about }, city, { config, files }) => {
      const file = { reflectionId: about['reflectionId'] as Id, fileId: about['fileId'] as Id }
      return scanFile(file, openScanner(config), city, files)
    },
  },
  {
    // A child reads that somebody took away what was theirs, and who to ask.
    when: 'reflections.file-removed',
    react: inPlace(async ({ about }, here, desk) => {
      if (about['isOwn'] === true) return
      const notice = {
        personId: about['personId'] as Id,
        about: about['fileId'] as Id,
        kind: 'reflections.file-removed',
        sentence: about['kind'] === 'photo' ? 'reflections.told-photo-removed' : 'reflections.told-voice-removed',
        path: `/me/after/${String(about['entryId'])}`,
        alone: true,
      }
      await tellPerson(notice, here, desk)
    }),
  },
  ...(['absent', 'excused', 'confirmed'] as const).map((state): Reaction => ({
    when: `participation.${state}`,
    react: async ({ about }, city) => {
      const entryId = about['entryId'] as Id
      const now = (await entryTold(entryId, city))?.entry.state
      // Heard late, it may be what came before the day itself.
      if (now !== 'attended' && now !== 'completed') await voidCertificate(entryId, city)
    },
  })),
]
