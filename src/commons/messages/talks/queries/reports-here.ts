import { groupById } from '#commons/groups'
import { personsById } from '#commons/people'
import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { loadReports, type ReportKept } from '../report-store.ts'

export interface ReportSeen extends ReportKept {
  readonly author: string
  readonly reporter: string
  readonly groupName: string
  readonly isLate: boolean
}

const most = 100

/** What waits to be looked at, by its deadline, and what was decided lately. Whoever reads it leaves a row in the chain of looks. */
export async function reportsHere(
  today: Day,
  by: Actor,
  city: City,
): Promise<{ readonly open: ReportSeen[]; readonly closed: ReportSeen[] }> {
  if (!isHumanOfOffice(by)) return { open: [], closed: [] }
  const { open, closed } = await city.reading(async (tx) => ({
    open: await loadReports(tx, 'open', most),
    closed: await loadReports(tx, 'closed', 20),
  }))
  const all = [...open, ...closed]
  const persons = await personsById(
    [...new Set(all.flatMap(({ authorId, reporterId }) => [authorId, reporterId]))],
    city,
  )
  const nameOf = (id: string): string => persons.find((one) => one.id === id)?.displayName ?? '–'
  const groups = new Map<string, string>()
  for (const { groupId } of all) groups.set(groupId, (await groupById(groupId, today, city))?.name ?? '–')
  // What the reporter told in trust is read here too.
  const about = persons.map(({ id }) => id)
  await noteLook({ by, about, what: 'messages.thread', because: 'handling-a-report' }, city)
  const now: Instant = city.now()
  const seen = (one: ReportKept): ReportSeen => ({
    ...one,
    author: nameOf(one.authorId),
    reporter: nameOf(one.reporterId),
    groupName: groups.get(one.groupId) ?? '–',
    isLate: one.closedAt === null && one.dueAt <= now,
  })
  return { open: open.map(seen), closed: closed.map(seen) }
}
