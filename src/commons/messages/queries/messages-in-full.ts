import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadChoices } from '../store/choices.ts'
import { loadInbox } from '../store/notices.ts'

const all = 10_000

/** P18: everything this room keeps about a person, for that person's own copy. */
export const messagesInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => ({
    choices: await loadChoices(tx, personId),
    inbox: (await loadInbox(tx, personId, all)).map(({ kind, sentence, facts, laidAt, readAt }) => ({
      kind,
      sentence,
      facts,
      laidAt: new Date(laidAt).toISOString(),
      readAt: readAt === null ? null : new Date(readAt).toISOString(),
    })),
  }))
