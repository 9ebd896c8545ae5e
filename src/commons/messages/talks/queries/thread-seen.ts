import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { isOpen, mayRead, mayWrite, partOf } from '../rules/circle.ts'
import { linksIn, type Piece } from '../rules/links-in.ts'
import { loadPosts } from '../store.ts'
import type { Post, TalkRefusal } from '../words.ts'
import { circleOf } from './circle-of.ts'

/** How far back one page goes. */
export const postsShown = 200

export interface PostSeen {
  readonly id: Id
  readonly author: string
  readonly part: Post['part']
  readonly isMine: boolean
  /** Null: out of sight, or the author was erased. */
  readonly pieces: readonly Piece[] | null
  readonly hidden: Post['hidden']
  readonly writtenAt: Instant
}

export interface ThreadSeen {
  readonly groupId: Id
  readonly groupName: string
  readonly isOpen: boolean
  readonly mayWrite: boolean
  /** Said at the top of the thread: who reads along. */
  readonly adults: readonly string[]
  readonly young: number
  readonly guardians: number
  readonly posts: readonly PostSeen[]
}

/** A group's thread as one person sees it. @refuses no-thread-here, also when there is one but not for them */
export async function threadSeen(groupId: Id, by: Id, here: CityHere): Promise<Result<ThreadSeen, TalkRefusal>> {
  const circle = await circleOf(groupId, here)
  const part = circle && partOf(by, circle)
  if (!circle || !mayRead(part)) return refuse('messages.no-thread-here')
  const posts = await here.city.reading((tx) => loadPosts(tx, groupId, postsShown))
  const authors = [...circle.responsible, ...posts.map(({ authorId }) => authorId)]
  const names = new Map((await personsById([...new Set(authors)], here.city)).map((one) => [one.id, one.displayName]))
  const guardians = new Set(circle.members.flatMap((member) => (member.isMinor ? member.guardians : [])))
  return accept({
    groupId,
    groupName: circle.groupName,
    isOpen: isOpen(circle),
    mayWrite: isOpen(circle) && mayWrite(part),
    adults: circle.responsible.flatMap((id) => names.get(id) ?? []),
    young: circle.members.filter(({ id }) => partOf(id, circle) === 'young').length,
    guardians: guardians.size,
    posts: posts.map((post) => ({
      id: post.id,
      author: names.get(post.authorId) ?? '–',
      part: post.part,
      isMine: post.authorId === by,
      pieces: post.hidden === null && post.body !== null ? linksIn(post.body, post.part) : null,
      hidden: post.hidden,
      writtenAt: post.writtenAt,
    })),
  })
}
