import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { decideReport } from '../rules/decide-report.ts'
import { loadOtherOpen, loadReport, saveDecision } from '../report-store.ts'
import { loadPost, saveHidden } from '../store.ts'
import type { Decision, TalkRefusal } from '../words.ts'

/**
 * Somebody of the office has looked. Of several reports of one post, it comes back into sight only when the last of them
 * is kept. @refuses not-here · report-closed · report-of-oneself · needs-a-note
 */
export const decideAboutReport = (
  { reportId, decision, note }: { readonly reportId: Id; readonly decision: Decision; readonly note: string },
  by: Actor,
  city: City,
): Promise<Result<null, TalkRefusal | 'messages.not-here'>> =>
  city.transaction(async (tx) => {
    if (!isHumanOfOffice(by)) return refuse('messages.not-here')
    const report = await loadReport(tx, reportId)
    const post = report && (await loadPost(tx, report.postId, true))
    if (!report || !post) return refuse('messages.not-here')
    const decided = decideReport({ decision, note }, { report, post, by })
    if (!decided.ok) return decided
    const now = city.now()
    const { hidden, closes } = decided.value
    const others = await loadOtherOpen(tx, post.id, reportId)
    await saveHidden(tx, post.id, hidden === null && others.length > 0 ? post.hidden : hidden)
    const byId = by.kind === 'person' ? by.person : null
    await saveDecision(tx, {
      id: city.newId(),
      reportId,
      decision,
      byId,
      note: note.trim().slice(0, 2000),
      at: now,
      closes,
    })
    const about = { reportId, postId: post.id, reporterId: report.reporterId, decision }
    await record(tx, [happened('messages.report-decided', by, about)], now)
    return accept(null)
  })
