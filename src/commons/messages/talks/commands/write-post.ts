import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { circleOf } from '../queries/circle-of.ts'
import { partOf } from '../rules/circle.ts'
import { decidePost, postsMinutes } from '../rules/decide-post.ts'
import { countPostsSince, loadPost, saveHidden, savePost } from '../store.ts'
import type { TalkRefusal } from '../words.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** @refuses no-thread-here · only-reads · thread-rests · enough-posts · post-empty · post-too-long · holds-a-contact */
export async function writePost(
  { groupId, text }: { readonly groupId: Id; readonly text: string },
  by: Person,
  here: CityHere,
): Promise<Result<{ readonly postId: Id }, TalkRefusal>> {
  const { city } = here
  const circle = await circleOf(groupId, here)
  if (circle === null) return refuse('messages.no-thread-here')
  return city.transaction(async (tx) => {
    const now = city.now()
    const written = await countPostsSince(tx, by.person, instant(now - postsMinutes * 60_000))
    const decided = decidePost(text, { part: partOf(by.person, circle), circle, written })
    if (!decided.ok) return decided
    const id = city.newId()
    const { body, part } = decided.value
    await savePost(tx, { id, groupId, authorId: by.person, part, body, writtenAt: now, hidden: null })
    await record(tx, [happened('messages.post-written', by, { postId: id, groupId })], now)
    return accept({ postId: id })
  })
}

/** The author thinks better of it: out of sight for everybody. What was reported stays as it was reported. Told twice it happened once. @refuses not-your-post */
export const takePostBack = (
  { groupId, postId }: { readonly groupId: Id; readonly postId: Id },
  by: Person,
  { city }: CityHere,
): Promise<Result<null, TalkRefusal>> =>
  city.transaction(async (tx) => {
    const post = await loadPost(tx, postId, true)
    if (post?.groupId !== groupId || post.authorId !== by.person) return refuse('messages.not-your-post')
    if (post.hidden !== null) return accept(null)
    await saveHidden(tx, postId, 'taken-back')
    await record(tx, [happened('messages.post-taken-back', by, { postId, groupId })], city.now())
    return accept(null)
  })
