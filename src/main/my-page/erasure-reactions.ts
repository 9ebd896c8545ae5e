import { forgetPerson } from '#commons/families'
import { forgetMember } from '#commons/groups'
import { forgetMessagesOf } from '#commons/messages'
import { forgetAdult } from '#learning/catalogue'
import { forgetHome } from '#learning/home'
import { forgetAtDoors } from '#learning/attendance'
import { forgetApplicant } from '#learning/draws'
import { forgetParticipant } from '#learning/participation'
import { forgetVisitor } from '#learning/visits'
import { forgetRecord } from '#learning/record'
import { forgetReflections } from '#learning/reflections'
import { forgetWisher } from '#learning/wants'
import { isId, type Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { noteErasure } from '#platform/backup/erasure-journal.ts'
import type { Reaction } from '../reactions.ts'

/** P19: each room that knows something of a person, and how it forgets. */
const forgets: readonly ((personId: Id, city: City) => Promise<unknown>)[] = [
  (personId, city) => forgetPerson(personId, { kind: 'system', because: 'an erasure' }, city),
  forgetAdult,
  forgetMessagesOf,
  forgetMember,
  forgetParticipant,
  forgetVisitor,
  forgetApplicant,
  forgetWisher,
  forgetAtDoors,
  forgetHome,
  (personId, city) => forgetRecord(personId, { kind: 'system', because: 'an erasure' }, city),
]

const onErasure = (follow: (personId: Id, ...heard: Parameters<Reaction['react']>) => Promise<unknown>): Reaction => ({
  when: 'people.person-erased',
  react: async (...heard) => {
    const personId = String(heard[0].about['personId'])
    if (isId(personId)) await follow(personId, ...heard)
  },
})

/** A reaction a room, so that one that fails is tried again without the others. P20: no backup undoes an erasure. */
export const erasureReactions: readonly Reaction[] = [
  onErasure((personId, { at, ecosystemId }, _city, { files }) =>
    noteErasure(files, { what: 'person', ecosystemId, personId }, at),
  ),
  onErasure((personId, _event, city, { files }) => forgetReflections(personId, city, files)),
  ...forgets.map((forget) => onErasure((personId, _event, city) => forget(personId, city))),
]
