import type { Actor } from '#kernel/actor.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Decision, Post, Report, TalkRefusal } from '../words.ts'

/** By when it is looked at. */
export const dueBy = (
  now: Instant,
  urgent: boolean,
  { reportHours, urgentHours }: { readonly reportHours: number; readonly urgentHours: number },
): Instant => instant(now + (urgent ? Math.min(urgentHours, reportHours) : reportHours) * 3_600_000)

/**
 * What becomes of a reported post. Nobody decides about what they wrote or reported themselves; every decision says why.
 * Passing it on keeps it open and hidden until somebody decides.
 */
export function decideReport(
  { decision, note }: { readonly decision: Decision; readonly note: string },
  {
    report,
    post,
    by,
  }: { readonly report: Pick<Report, 'reporterId' | 'closedAt'>; readonly post: Post; readonly by: Actor },
): Result<{ readonly hidden: Post['hidden']; readonly closes: boolean }, TalkRefusal> {
  if (report.closedAt !== null) return refuse('messages.report-closed')
  if (by.kind === 'person' && (by.person === post.authorId || by.person === report.reporterId)) {
    return refuse('messages.report-of-oneself')
  }
  if (note.trim() === '') return refuse('messages.needs-a-note')
  if (decision === 'escalate') return accept({ hidden: post.hidden ?? 'reported', closes: false })
  if (decision === 'hide') return accept({ hidden: 'decided', closes: true })
  // Only what waited for this comes back: not what its author took back, nor what was taken away for another report.
  return accept({ hidden: post.hidden === 'reported' ? null : post.hidden, closes: true })
}
