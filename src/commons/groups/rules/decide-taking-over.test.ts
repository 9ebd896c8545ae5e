import { expect, test } from 'vitest'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { decideTakingOver } from './decide-taking-over.ts'

const [elm, ash] = ['elm', 'ash'] as unknown as [Id, Id]
const groups = [
  { id: '3a' as Id, organisationId: elm },
  { id: 'club' as Id, organisationId: ash },
]
const held = (role: Role, organisation: Id | null = elm) => ({ role, organisation })

test.each([
  ['educator', elm, [], ['3a leaves']],
  ['educator', elm, [held('educator', ash)], ['3a leaves']],
  ['educator', elm, [held('host')], ['3a stays']],
  ['educator', elm, [held('mentor', null)], ['3a stays']],
  ['host', ash, [held('educator')], ['club leaves']],
  ['educator', null, [], ['3a leaves', 'club leaves']],
  ['educator', null, [held('educator', ash)], ['3a leaves', 'club stays']],
  ['coordinator', elm, [held('educator')], []],
  ['courier', elm, [], []],
] as const)('with the role of %s for %s, %j kept: %j', (role, organisationId, kept, expected) => {
  const decided = decideTakingOver({ role, organisationId }, groups, kept)
  expect(decided.map(({ groupId, leaves }) => `${groupId} ${leaves ? 'leaves' : 'stays'}`)).toEqual(expected)
})
