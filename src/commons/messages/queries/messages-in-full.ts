import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadChoices } from '../store/choices.ts'
import { loadReportsBy } from '../talks/report-store.ts'
import { loadPostsBy } from '../talks/store.ts'
import { loadInbox } from '../store/notices.ts'

const all = 10_000

/** P18: everything this room keeps about a person, for that person's own copy. */
export const messagesInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => ({
    posts: (await loadPostsBy(tx, personId)).map(({ groupId, body, writtenAt, hidden }) => ({
      groupId,
      body,
      writtenAt: new Date(writtenAt).toISOString(),
      hidden,
    })),
    reports: (await loadReportsBy(tx, personId)).map(({ postId, reason, note, urgent, madeAt }) => ({
      postId,
      reason,
      note,
      urgent,
      madeAt: new Date(madeAt).toISOString(),
    })),
    choices: await loadChoices(tx, personId),
    inbox: (await loadInbox(tx, personId, all)).map(({ kind, sentence, facts, laidAt, readAt }) => ({
      kind,
      sentence,
      facts,
      laidAt: new Date(laidAt).toISOString(),
      readAt: readAt === null ? null : new Date(readAt).toISOString(),
    })),
  }))
