import { accept, refuse, type Result } from '#kernel/result.ts'
import { personalTraces } from '#laws/text/personal-traces.ts'
import { longestPost, postText, type Circle, type Part, type TalkRefusal } from '../words.ts'
import { isOpen, mayWrite } from './circle.ts'

/** Posts one person may write in ten minutes: a talk, not a flood. */
export const mostPosts = 20
export const postsMinutes = 10

/**
 * P14: written where everybody of the group sees it, while the thread is open. A young person's address, number or link
 * would lead out of everybody's sight, so it is not taken.
 * @param written in the last ten minutes by the same person
 */
export function decidePost(
  typed: string,
  { part, circle, written }: { readonly part: Part | null; readonly circle: Circle; readonly written: number },
): Result<{ readonly body: string; readonly part: 'responsible' | 'young' }, TalkRefusal> {
  if (part === null || part === 'grown') return refuse('messages.no-thread-here')
  if (!mayWrite(part)) return refuse('messages.only-reads')
  if (!isOpen(circle)) return refuse('messages.thread-rests')
  if (written >= mostPosts) return refuse('messages.enough-posts')
  const body = postText.safeParse(typed)
  if (!body.success) {
    return typed.trim().length > longestPost ? refuse('messages.post-too-long') : refuse('messages.post-empty')
  }
  if (part === 'young' && personalTraces(body.data).length > 0) return refuse('messages.holds-a-contact')
  return accept({ body: body.data, part })
}
