import { createElement } from 'react'
import { z } from 'zod'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { choicesByLink, hearLess } from '../commands/make-choices.ts'
import { LessPage } from '../pages/less.page.tsx'
import { topics } from '../words.ts'
import { here, notHere, several } from './here.ts'

const byToken = here.extend({ token: z.string().regex(/^[\w-]{22}$/) })
const lessForm = z.object({ sent: z.enum(['yes', 'inbox']).catch('yes'), topics: several.default([]) })
const limited = { access: 'anyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const

/** The link at the end of every message: it opens a page, and only its button acts. */
export function lessRoutes(app: App, desk: Desk): void {
  app.get('/:ecosystem/less/:token', { schema: { params: byToken }, config: limited }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    const mine = found && (await choicesByLink(request.params.token, found.city))
    if (!found || !mine) return notHere(desk, request, reply)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('messages.less-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      body: createElement(LessPage, {
        action: `${prefixFor(request, found.ecosystem)}/less/${request.params.token}`,
        place: textFor(found.ecosystem.name, [desk.languageOf(request)]).text,
        choices: mine.choices,
      }),
    })
  })

  app.post(
    '/:ecosystem/less/:token',
    { schema: { params: byToken, body: lessForm }, config: limited },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const { token } = request.params
      const silenced = topics.filter((topic) => !request.body.topics.includes(topic))
      if (!(await hearLess(token, { silenced, onlyInbox: request.body.sent === 'inbox' }, found.city))) {
        return notHere(desk, request, reply)
      }
      desk.flash(reply, 'messages.saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/less/${token}`, 303)
    },
  )
}
