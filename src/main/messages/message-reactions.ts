import { circleOf, tellPerson, toldIn, type Notice } from '#commons/messages'
import { holdersOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { Reaction } from '../reactions.ts'

/** The event in its place; nothing follows where the place is gone. */
export const inPlace =
  (follow: (event: OutboxEvent, here: CityHere, desk: Desk) => Promise<void>): Reaction['react'] =>
  async (event, city, desk) => {
    const here = await desk.cityBySlug(city.slug)
    // The worker's own pace, and the place as the directory knows it.
    if (here) await follow(event, { city, ecosystem: here.ecosystem }, desk)
  }

/** Told to every steward of the place, each once. */
export async function tellStewards(notice: Omit<Notice, 'personId'>, here: CityHere, desk: Desk): Promise<void> {
  const today = dayIn(here.ecosystem.timeZone, here.city.now())
  const stewards = await holdersOf({ role: 'steward', organisationId: null }, today, here.city)
  for (const personId of stewards) await tellPerson({ ...notice, personId }, here, desk)
}

/** What the room of messages itself has to tell. */
export const messageReactions: readonly Reaction[] = [
  {
    // The stewards hear once a month that nothing is left, and nobody has to look.
    when: 'messages.budget-spent',
    react: inPlace(({ about }, here, desk) =>
      tellStewards(
        {
          about: about['budgetId'] as Id,
          kind: 'messages.budget-spent',
          sentence: 'messages.budget-spent',
          values: { limit: Number(about['limit']) },
          path: '/office/messages',
        },
        here,
        desk,
      ),
    ),
  },
  {
    // Once a day and group: a talk is no reason for twenty mails. Guardians hear of it where their child has no way.
    when: 'messages.post-written',
    react: inPlace(async ({ about, by, at }, here, desk) => {
      const groupId = about['groupId'] as Id
      const circle = await circleOf(groupId, here)
      if (!circle || by.kind !== 'person') return
      const day = dayIn(here.ecosystem.timeZone, at)
      for (const personId of toldIn(circle)) {
        if (personId === by.person) continue
        const notice = {
          personId,
          about: groupId,
          kind: `messages.written-on-${day}`,
          sentence: 'messages.new-in-group',
          values: { group: circle.groupName },
          path: `/groups/${groupId}/talk`,
        }
        await tellPerson(notice, here, desk)
      }
    }),
  },
  {
    when: 'messages.post-reported',
    react: inPlace(({ about }, here, desk) => {
      const urgent = about['urgent'] === true
      const sentence = urgent ? 'messages.told-reported-urgent' : 'messages.told-reported'
      const notice = { kind: 'messages.post-reported', sentence, path: '/office/message-reports', urgent }
      return tellStewards({ ...notice, about: about['reportId'] as Id }, here, desk)
    }),
  },
  {
    when: 'messages.report-due-soon',
    react: inPlace(({ about }, here, desk) => {
      const sentence = 'messages.told-due-soon'
      const urgent = about['urgent'] === true
      const notice = { kind: 'messages.report-due-soon', sentence, path: '/office/message-reports', urgent }
      return tellStewards({ ...notice, about: about['reportId'] as Id }, here, desk)
    }),
  },
  {
    when: 'messages.report-late',
    react: inPlace(({ about }, here, desk) => {
      const sentence = 'messages.told-late'
      const notice = { kind: 'messages.report-late', sentence, path: '/office/message-reports', urgent: true }
      return tellStewards({ ...notice, about: about['reportId'] as Id }, here, desk)
    }),
  },
  {
    when: 'messages.report-decided',
    react: inPlace(async ({ about }, here, desk) => {
      const decision = String(about['decision'])
      const notice = {
        personId: about['reporterId'] as Id,
        about: about['reportId'] as Id,
        kind: `messages.report-${decision}`,
        sentence: `messages.told-${decision}`,
      }
      await tellPerson(notice, here, desk)
    }),
  },
]
