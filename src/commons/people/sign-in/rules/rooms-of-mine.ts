import { holdsRole, isOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { AccountKind } from '../words.ts'

/** What stands in higher rooms for a person somewhere: counts, asked for them by who sees those rooms. */
export interface StandsThere {
  /** Told, and not read. */
  readonly unread: number
  /** Cases that wait for this person's own answer. */
  readonly waiting: number
  /** Groups they belong to or answer for. */
  readonly groups: number
  /** Seats and deciding roles of theirs that run or will. */
  readonly seats: number
}

/** Asked of the rooms above this one: main brings the answer. */
export type WhatStands = (
  by: Extract<Actor, { kind: 'person' }>,
  ecosystem: { readonly id: Id; readonly slug: string; readonly timeZone: string },
) => Promise<StandsThere>

export interface RoomOfMine {
  /** From the place's own address on. */
  readonly path: string
  /** The sentence that is its title. */
  readonly key: string
  /** How much is new there. */
  readonly fresh: number
}

export interface RoomsOfMine {
  readonly part: 'now' | 'family' | 'work'
  readonly rooms: readonly RoomOfMine[]
}

/** A page of one's own: in which part, at which address, with which title, and for whom it leads somewhere. */
interface Room {
  readonly part: RoomsOfMine['part']
  readonly path: string
  readonly key: string
  readonly fresh?: keyof StandsThere
  readonly isFor: (one: Standing) => boolean
}

interface Standing extends StandsThere {
  readonly kind: AccountKind
  readonly isOffice: boolean
  readonly isLearner: boolean
  /** Answers for a child of the place; that is held at no organisation. */
  readonly isGuardian: boolean
  /** For the whole place: knows the small ones who want to join. */
  readonly isCourier: boolean
  readonly isStaff: boolean
  /** As whoever a desk gave a card, and whoever made that account their own. */
  readonly hasNoRole: boolean
  /** One of these roles, held at an organisation. */
  readonly holds: (...roles: readonly Role[]) => boolean
}

const everybody = (): boolean => true
const leads = ({ holds }: Standing): boolean => holds('host', 'mentor', 'educator')

const rooms: readonly Room[] = [
  {
    part: 'now',
    path: 'me/home',
    key: 'home.title',
    isFor: ({ isLearner, hasNoRole, isGuardian }) => isLearner || hasNoRole || isGuardian,
  },
  { part: 'now', path: 'me/inbox', key: 'messages.inbox-title', fresh: 'unread', isFor: everybody },
  {
    part: 'now',
    path: 'me/waiting',
    key: 'governance.waiting-title',
    fresh: 'waiting',
    isFor: ({ waiting, seats, isStaff }) => waiting > 0 || seats > 0 || isStaff,
  },
  {
    part: 'now',
    path: 'me/taking-part',
    key: 'participation.mine-title',
    isFor: ({ isLearner, hasNoRole, isGuardian }) => isLearner || hasNoRole || isGuardian,
  },
  {
    part: 'now',
    path: 'me/wants',
    key: 'wants.mine-title',
    isFor: ({ isLearner, hasNoRole, isGuardian }) => isLearner || hasNoRole || isGuardian,
  },
  {
    part: 'now',
    path: 'me/record',
    key: 'record.title',
    isFor: ({ isLearner, hasNoRole }) => isLearner || hasNoRole,
  },
  { part: 'now', path: 'me/groups', key: 'groups.mine-title', isFor: (one) => one.groups > 0 || leads(one) },
  { part: 'now', path: 'me/talks', key: 'messages.talks-title', isFor: (one) => one.groups > 0 || !one.isLearner },
  { part: 'now', path: 'me/ways', key: 'messages.ways-title', isFor: everybody },
  {
    part: 'work',
    path: 'office/desk',
    key: 'families.desk-title',
    isFor: ({ holds }) => holds('coordinator', 'educator', 'courier', 'host'),
  },
  {
    part: 'work',
    path: 'host/today',
    key: 'attendance.today-title',
    isFor: ({ holds }) => holds('host', 'coordinator'),
  },
  {
    part: 'work',
    path: 'host/cockpit',
    key: 'home.house-title',
    isFor: ({ holds }) => holds('host', 'coordinator'),
  },
  {
    part: 'work',
    path: 'me/courier',
    key: 'home.courier-title',
    isFor: ({ holds, isCourier }) => isCourier || holds('coordinator', 'educator', 'courier'),
  },
  { part: 'work', path: 'host', key: 'catalogue.host-title', isFor: ({ holds }) => holds('host', 'coordinator') },
  {
    part: 'work',
    path: 'host/draws',
    key: 'draws.led-title',
    isFor: ({ holds, isOffice }) => holds('host', 'coordinator') || isOffice,
  },
  {
    part: 'work',
    path: 'host/wants',
    key: 'wants.demand-title',
    isFor: ({ holds, isCourier }) => isCourier || holds('host', 'coordinator', 'courier'),
  },
  { part: 'work', path: 'host/visits', key: 'visits.host-title', isFor: ({ holds }) => holds('host', 'coordinator') },
  {
    part: 'work',
    path: 'me/schools',
    key: 'visits.school-title',
    isFor: ({ holds, isCourier, isOffice }) => isCourier || isOffice || holds('courier'),
  },
  {
    part: 'work',
    path: 'host/standing',
    key: 'catalogue.adults-title',
    isFor: ({ holds }) => holds('host', 'coordinator'),
  },
  { part: 'work', path: 'me/doubts', key: 'record.doubts-title', isFor: leads },
  { part: 'work', path: 'me/standing', key: 'catalogue.my-standing-title', isFor: leads },
  { part: 'work', path: 'host/people', key: 'people.house-people-title', isFor: ({ holds }) => holds('coordinator') },
  {
    part: 'work',
    path: 'me/agreements',
    key: 'organisations.agreements-title',
    isFor: ({ holds }) => holds('coordinator'),
  },
  {
    part: 'work',
    path: 'me/clearances',
    key: 'people.clearances-title',
    isFor: ({ holds, isOffice }) => holds('coordinator') || isOffice,
  },
  { part: 'work', path: 'me/vouching', key: 'organisations.vouch-title', isFor: ({ isCourier }) => isCourier },
  { part: 'work', path: 'me/roles', key: 'people.my-roles-title', isFor: ({ isStaff }) => isStaff },
  { part: 'work', path: 'office', key: 'people.me-office', isFor: ({ isOffice }) => isOffice },
  { part: 'family', path: 'me/family', key: 'families.family-title', isFor: ({ kind }) => kind !== 'card' },
  {
    part: 'family',
    path: 'me/seen',
    key: 'families.seen-title',
    isFor: ({ isLearner, hasNoRole }) => isLearner || hasNoRole,
  },
  { part: 'family', path: 'me/looks', key: 'privacy.my-looks-title', isFor: everybody },
]

const parts = ['now', 'work', 'family'] as const

/**
 * The rooms that lead somewhere for this person, in three parts, in the order of a day. A room that is not named stays
 * open at its address: this is a sign at the door, never the lock.
 */
export function roomsOfMine(by: Actor, kind: AccountKind, stands: StandsThere): RoomsOfMine[] {
  const roles = by.kind === 'person' ? by.roles : []
  const one: Standing = {
    ...stands,
    kind,
    isOffice: isOfOffice(by),
    isCourier: holdsRole(by, 'courier', null),
    isLearner: roles.some(({ role }) => role === 'learner'),
    isGuardian: roles.some(({ role }) => role === 'guardian'),
    isStaff: roles.some(({ role }) => role !== 'learner' && role !== 'guardian'),
    hasNoRole: roles.length === 0,
    holds: (...wanted) => roles.some(({ role, organisation }) => organisation !== null && wanted.includes(role)),
  }
  return parts
    .map((part) => ({
      part,
      rooms: rooms
        .filter((room) => room.part === part && room.isFor(one))
        .map(({ path, key, fresh }) => ({ path, key, fresh: fresh === undefined ? 0 : stands[fresh] })),
    }))
    .filter((each) => each.rooms.length > 0)
}
