import { expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { roomsOfMine } from './rooms-of-mine.ts'

const house = '0192b3f0-0000-7000-8000-0000000000cc' as Id
const none = { unread: 0, waiting: 0, groups: 0, seats: 0 }
const actor = (...roles: readonly (Role | { readonly at: Role })[]): Actor => ({
  kind: 'person',
  person: '0192b3f0-0000-7000-8000-0000000000aa' as Id,
  roles: roles.map((role) =>
    typeof role === 'string' ? { role, organisation: null } : { role: role.at, organisation: house },
  ),
})
const paths = (...asked: Parameters<typeof roomsOfMine>): string =>
  roomsOfMine(...asked)
    .map(({ part, rooms }) => `${part}: ${rooms.map(({ path }) => path).join(' ')}`)
    .join(' | ')

test.each([
  [
    'a child by card',
    actor('learner'),
    'card',
    none,
    'now: me/home me/inbox me/taking-part me/wants me/record me/ways | family: me/seen me/looks',
  ],
  [
    'a child in a class',
    actor('learner'),
    'card',
    { ...none, groups: 1 },
    'now: me/home me/inbox me/taking-part me/wants me/record me/groups me/talks me/ways | family: me/seen me/looks',
  ],
  [
    'a child whom a desk gave a card',
    actor(),
    'card',
    none,
    'now: me/home me/inbox me/taking-part me/wants me/record me/talks me/ways | family: me/seen me/looks',
  ],
  [
    'a mother',
    actor('guardian'),
    'own',
    none,
    'now: me/home me/inbox me/taking-part me/wants me/talks me/ways | family: me/family me/looks',
  ],
  [
    'a mother with a seat, when a case waits',
    actor('guardian'),
    'own',
    { ...none, waiting: 2 },
    'now: me/home me/inbox me/waiting me/taking-part me/wants me/talks me/ways | family: me/family me/looks',
  ],
  [
    'a young person with a seat, when nothing waits',
    actor(),
    'own',
    { ...none, seats: 1 },
    'now: me/home me/inbox me/waiting me/taking-part me/wants me/record me/talks me/ways | family: me/family me/seen me/looks',
  ],
  [
    'a council member',
    actor('council-member'),
    'own',
    none,
    'now: me/inbox me/waiting me/talks me/ways | work: me/roles | family: me/family me/looks',
  ],
  [
    'a host',
    actor({ at: 'host' }),
    'own',
    none,
    'now: me/inbox me/waiting me/groups me/talks me/ways | work: office/desk host/today host/cockpit host host/draws host/wants host/visits host/standing me/doubts me/standing me/roles | family: me/family me/looks',
  ],
  [
    'a courier of the place',
    actor('courier'),
    'own',
    none,
    'now: me/inbox me/waiting me/talks me/ways | work: me/courier host/wants me/schools me/vouching me/roles | family: me/family me/looks',
  ],
  [
    'a steward',
    actor('steward'),
    'own',
    none,
    'now: me/inbox me/waiting me/talks me/ways | work: host/draws me/schools me/clearances me/roles office | family: me/family me/looks',
  ],
] as const)('%s finds what leads somewhere', (_, by, kind, stands, expected) => {
  expect(paths(by, kind, stands)).toBe(expected)
})

test('what is new is said at its room', () => {
  const [now] = roomsOfMine(actor('steward'), 'own', { ...none, unread: 3, waiting: 2 })
  expect(now!.rooms.map(({ fresh }) => fresh)).toEqual([3, 2, 0, 0])
})
