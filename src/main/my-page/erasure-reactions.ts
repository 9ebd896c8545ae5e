import { forgetPerson } from '#commons/families'
import { forgetMember } from '#commons/groups'
import { forgetMessagesOf } from '#commons/messages'
import { forgetAdult } from '#learning/catalogue'
import { isId } from '#kernel/id.ts'
import { noteErasure } from '#platform/backup/erasure-journal.ts'
import type { Reaction } from '../reactions.ts'

/** P19: each room that knows something of a person forgets it when the person is erased; P20: no backup undoes it. */
export const erasureReactions: readonly Reaction[] = [
  {
    when: 'people.person-erased',
    react: async ({ about, at, ecosystemId }, _city, { files }) => {
      const personId = String(about['personId'])
      if (isId(personId)) await noteErasure(files, { what: 'person', ecosystemId, personId }, at)
    },
  },
  {
    when: 'people.person-erased',
    react: async ({ about }, city) => {
      const personId = String(about['personId'])
      if (isId(personId)) await forgetPerson(personId, { kind: 'system', because: 'an erasure' }, city)
    },
  },
  {
    when: 'people.person-erased',
    react: async ({ about }, city) => {
      const personId = String(about['personId'])
      if (isId(personId)) await forgetAdult(personId, city)
    },
  },
  {
    when: 'people.person-erased',
    react: async ({ about }, city) => {
      const personId = String(about['personId'])
      if (isId(personId)) await forgetMessagesOf(personId, city)
    },
  },
  {
    when: 'people.person-erased',
    react: async ({ about }, city) => {
      const personId = String(about['personId'])
      if (isId(personId)) await forgetMember(personId, city)
    },
  },
]
