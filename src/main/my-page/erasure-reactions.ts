import { forgetPerson } from '#commons/families'
import { forgetMember } from '#commons/groups'
import { forgetMessagesOf } from '#commons/messages'
import { forgetAdult } from '#learning/catalogue'
import { isId } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

/** P19: each room that knows something of a person forgets it when the person is erased. */
export const erasureReactions: readonly Reaction[] = [
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
