import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { ReportPostPage } from '../../pages/report-post.page.tsx'
import { TalkPage, TalksPage, type TalkPageProps } from '../../pages/talk.page.tsx'
import { here, id } from '../../routes/here.ts'
import { messagesSettings } from '../../words.ts'
import { reportPost } from '../commands/report-post.ts'
import { takePostBack, writePost } from '../commands/write-post.ts'
import { talksOf } from '../queries/talks-of.ts'
import { threadSeen } from '../queries/thread-seen.ts'
import { longestPost, reasons, reportForm } from '../words.ts'

const ofGroup = here.extend({ group: id })
const ofPost = ofGroup.extend({ post: id })
const postForm = z.object({
  text: z
    .string()
    .max(longestPost * 4)
    .default(''),
})
const typedReport = z.object({
  reason: z.string().max(40).default(''),
  note: z.string().max(4000).default(''),
  urgent: z.string().max(10).default(''),
})

/** What can be put right in the form itself. */
const ofForm = new Set<string>(['messages.post-empty', 'messages.post-too-long', 'messages.holds-a-contact'])

type Person = Extract<Actor, { kind: 'person' }>
type OfGroup = { Params: z.output<typeof ofGroup> }
type OfPost = { Params: z.output<typeof ofPost> }

/** Where a group talks. Whoever is not in it hears of no thread. */
export function talkRoutes(app: App, desk: Desk): void {
  type Handle<Asked> = (asked: Asked, reply: FastifyReply, found: CityHere, by: Person) => Promise<FastifyReply>
  const asPerson =
    <Asked extends FastifyRequest>(handle: Handle<Asked>) =>
    async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
      const found = await desk.cityBySlug((request.params as { ecosystem: string }).ecosystem)
      const by = await desk.by(request)
      return found && by.kind === 'person'
        ? handle(request, reply, found, by)
        : desk.answerRefusal(request, reply, refuse('messages.no-thread-here'))
    }
  const addressOf = (request: FastifyRequest, { ecosystem }: CityHere, groupId: Id) =>
    `${prefixFor(request, ecosystem)}/groups/${groupId}/talk`

  const show = async (
    request: FastifyRequest<OfGroup>,
    reply: FastifyReply,
    found: CityHere,
    by: Person,
    wrong: TalkPageProps['wrong'] = null,
  ) => {
    const seen = await threadSeen(request.params.group, by.person, found)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('messages.talk-title', { group: seen.value.groupName }),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(TalkPage, {
        prefix: prefixFor(request, found.ecosystem),
        timeZone: found.ecosystem.timeZone,
        longest: longestPost,
        wrong,
        ...seen.value,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/talks',
    { schema: { params: here }, config: { access: 'person' } },
    asPerson(async (request, reply, found, by) =>
      desk.show(request, reply, {
        title: desk.sayFor(request)('messages.talks-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(TalksPage, {
          prefix: prefixFor(request, found.ecosystem),
          talks: await talksOf(by, found),
        }),
      }),
    ),
  )

  app.get(
    '/:ecosystem/groups/:group/talk',
    { schema: { params: ofGroup }, config: { access: 'person' } },
    asPerson<FastifyRequest<OfGroup>>((request, reply, found, by) => show(request, reply, found, by)),
  )

  app.post(
    '/:ecosystem/groups/:group/talk',
    { schema: { params: ofGroup, body: postForm }, config: { access: 'person' } },
    asPerson<FastifyRequest<OfGroup & { Body: { text: string } }>>(async (request, reply, found, by) => {
      const groupId = request.params.group
      const { text } = request.body
      const written = await writePost({ groupId, text }, by, found)
      if (written.ok) {
        return reply.redirect(`${addressOf(request, found, groupId)}#${written.value.postId}`, 303)
      }
      if (!ofForm.has(written.refusal)) return desk.answerRefusal(request, reply, written)
      return show(request, reply, found, by, { because: written.refusal, typed: text })
    }),
  )

  app.post(
    '/:ecosystem/groups/:group/talk/:post/take-back',
    { schema: { params: ofPost }, config: { access: 'person' } },
    asPerson<FastifyRequest<OfPost>>(async (request, reply, found, by) => {
      const { group: groupId, post: postId } = request.params
      const taken = await takePostBack({ groupId, postId }, by, found)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'messages.post-taken-back-said')
      return reply.redirect(addressOf(request, found, groupId), 303)
    }),
  )

  const showReport = async (
    request: FastifyRequest<OfPost>,
    reply: FastifyReply,
    found: CityHere,
    by: Person,
    wrong: string | null = null,
  ) => {
    const { group, post: postId } = request.params
    const seen = await threadSeen(group, by.person, found)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const post = seen.value.posts.find((one) => one.id === postId)
    if (!post?.pieces) return desk.answerRefusal(request, reply, refuse('messages.no-thread-here'))
    const at = addressOf(request, found, group)
    const { reportHours, urgentHours } = settingsOf(found.ecosystem, 'messages', messagesSettings)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('messages.report-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(ReportPostPage, {
        at,
        author: post.author,
        text: post.pieces.map(({ text }) => text).join(''),
        action: `${at}/${postId}/report`,
        reasons,
        hours: reportHours,
        urgentHours,
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/groups/:group/talk/:post/report',
    { schema: { params: ofPost }, config: { access: 'person' } },
    asPerson<FastifyRequest<OfPost>>((request, reply, found, by) => showReport(request, reply, found, by)),
  )

  app.post(
    '/:ecosystem/groups/:group/talk/:post/report',
    // An urgent one hides a post and wakes somebody, each time.
    {
      schema: { params: ofPost, body: typedReport },
      config: { access: 'person', rateLimit: { max: 20, timeWindow: '1 hour' } },
    },
    asPerson<FastifyRequest<OfPost & { Body: z.output<typeof typedReport> }>>(async (request, reply, found, by) => {
      const { group: groupId, post: postId } = request.params
      const form = reportForm.safeParse({ ...request.body, urgent: request.body.urgent === 'yes' })
      if (!form.success) return showReport(request, reply, found, by, 'messages.report-choose')
      const reported = await reportPost({ groupId, postId, form: form.data }, by, found)
      if (!reported.ok) return desk.answerRefusal(request, reply, reported)
      desk.flash(reply, 'messages.report-said')
      return reply.redirect(addressOf(request, found, groupId), 303)
    }),
  )
}
