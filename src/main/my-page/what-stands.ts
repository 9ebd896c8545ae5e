import { countWaitingFor, seatsOfMine } from '#commons/governance'
import { groupsOf } from '#commons/groups'
import { countUnreadOf } from '#commons/messages'
import type { WhatStands } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Desk } from '#platform/http/desk.ts'

/** What waits for a person in the rooms above people, counted for the signs on their page. */
export const whatStandsFor =
  (desk: Pick<Desk, 'database' | 'clock'>): WhatStands =>
  async (by: Extract<Actor, { kind: 'person' }>, { id, slug, timeZone }) => {
    const city = desk.database.city(id, slug)
    const today = dayIn(timeZone, desk.clock.now())
    const [unread, waiting, groups, seats] = await Promise.all([
      countUnreadOf(by.person, city),
      countWaitingFor(today, by, city),
      groupsOf(by.person, city),
      seatsOfMine(by.person, today, city),
    ])
    return {
      unread,
      waiting,
      groups: groups.length,
      seats: seats.length,
    }
  }
