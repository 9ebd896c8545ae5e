import { settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { messagesSettings } from '../../words.ts'
import { circleOf } from '../queries/circle-of.ts'
import { mayRead, partOf } from '../rules/circle.ts'
import { dueBy } from '../rules/decide-report.ts'
import { saveEvidence, saveReport } from '../report-store.ts'
import { loadPost, saveHidden } from '../store.ts'
import type { ReportForm, TalkRefusal } from '../words.ts'

/**
 * Whoever reads a post can report it. Its words are kept as they stand; an urgent one is out of sight at once, until
 * somebody has looked. Reported again by the same person while it waits, nothing happens.
 * @refuses no-thread-here · own-post
 */
export async function reportPost(
  { groupId, postId, form }: { readonly groupId: Id; readonly postId: Id; readonly form: ReportForm },
  by: Extract<Actor, { kind: 'person' }>,
  here: CityHere,
): Promise<Result<null, TalkRefusal>> {
  const { city, ecosystem } = here
  const circle = await circleOf(groupId, here)
  if (circle === null || !mayRead(partOf(by.person, circle))) return refuse('messages.no-thread-here')
  return city.transaction(async (tx) => {
    const post = await loadPost(tx, postId, true)
    if (post?.groupId !== groupId || post.body === null) return refuse('messages.no-thread-here')
    if (post.authorId === by.person) return refuse('messages.own-post')
    const now = city.now()
    const { urgent } = form
    const settings = settingsOf(ecosystem, 'messages', messagesSettings)
    const report = {
      id: city.newId(),
      postId,
      reporterId: by.person,
      ...form,
      note: form.note === '' ? null : form.note,
      madeAt: now,
      dueAt: dueBy(now, urgent, settings),
      closedAt: null,
    }
    if (!(await saveReport(tx, report))) return accept(null)
    await saveEvidence(tx, report.id, post, now)
    if (urgent && post.hidden === null) await saveHidden(tx, postId, 'reported')
    await record(tx, [happened('messages.post-reported', by, { reportId: report.id, postId, groupId, urgent })], now)
    return accept(null)
  })
}
