import { createElement } from 'react'
import { z } from 'zod'
import { personsById } from '#commons/people'
import { isId } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { formatsFor } from '#web/say/formats.ts'
import { readNotices } from '../commands/read-notices.ts'
import { InboxPage } from '../pages/inbox.page.tsx'
import { saidFacts } from '../present/say-facts.ts'
import { inboxOf } from '../queries/inbox.ts'
import { here, notHere } from './here.ts'

const readForm = z.object({ notice: z.string().max(60) })

/** What I was told, said in the language of the page; opening it marks nothing as read. */
export function inboxRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/me/inbox',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const { ecosystem, city } = found
      const laid = await inboxOf(by.person, city)
      const others = await personsById([...new Set(laid.map(({ forId }) => forId))], city)
      const language = desk.languageOf(request)
      const say = desk.sayFor(request)
      const tongue = { language, say, day: (day: Day) => formatsFor(language).day(day, 'long') }
      const prefix = prefixFor(request, ecosystem)
      return desk.show(request, reply, {
        title: say('messages.inbox-title'),
        ecosystem,
        noIndex: true,
        body: createElement(InboxPage, {
          prefix,
          timeZone: ecosystem.timeZone,
          notices: laid.map(({ id, forId, sentence, facts, path, laidAt, readAt, urgent }) => ({
            id,
            forWhom: forId === by.person ? null : (others.find((one) => one.id === forId)?.displayName ?? null),
            sentence: say(sentence, saidFacts(facts, tongue)),
            href: path === null ? null : `${prefix}${path}`,
            laidAt,
            isRead: readAt !== null,
            isUrgent: urgent,
          })),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/inbox/read',
    { schema: { params: here, body: readForm }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      const { notice } = request.body
      if (!found || by.kind !== 'person' || (notice !== 'all' && !isId(notice))) return notHere(desk, request, reply)
      await readNotices(by.person, notice === 'all' ? null : notice, found.city)
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/inbox`, 303)
    },
  )
}
