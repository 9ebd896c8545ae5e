import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ecosystemHere, editEcosystem, settingsOf } from '#commons/ecosystems'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { sendAgain } from '../commands/send-again.ts'
import { OfficePostPage, type OfficePostPageProps } from '../pages/office-post.page.tsx'
import { postStanding } from '../queries/post-standing.ts'
import { messagesSettings } from '../words.ts'
import { here, notHere } from './here.ts'

const text = z.string().max(20).default('')
const form = z.object({
  from: text,
  until: text,
  textsPerMonth: text,
  reportHours: text,
  urgentHours: text,
  remindHours: text,
})

/** The place's post: whether it goes out, what it costs, what failed, and its few settings. */
export function officePostRoutes(app: App, desk: Desk): void {
  /** As it is stored: the directory in memory may be a moment behind. */
  const placeBy = async (slug: string): Promise<CityHere | null> => {
    const found = await desk.cityBySlug(slug)
    return found && { ...found, ecosystem: await found.city.reading((tx) => ecosystemHere(tx, found.city)) }
  }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    wrong: OfficePostPageProps['wrong'] = [],
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('messages.post-title'),
      ecosystem,
      noIndex: true,
      status: wrong.length === 0 ? 200 : 400,
      body: createElement(OfficePostPage, {
        prefix: prefixFor(request, ecosystem),
        settings: settingsOf(ecosystem, 'messages', messagesSettings),
        mailWay: desk.mail.way(),
        textWay: desk.texts.way(),
        ...(await postStanding(ecosystem.timeZone, city)),
        wrong,
      }),
    })

  app.get(
    '/:ecosystem/office/messages',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await placeBy(request.params.ecosystem)
      return found ? show(request, reply, found) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/messages',
    { schema: { params: here, body: form }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await placeBy(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const { from, until, textsPerMonth, reportHours, urgentHours, remindHours } = request.body
      const number = (typed: string): number => (/^\d{1,8}$/.test(typed.trim()) ? Number(typed) : NaN)
      const read = messagesSettings.safeParse({
        quiet: { from, until },
        textsPerMonth: number(textsPerMonth),
        reportHours: number(reportHours),
        urgentHours: number(urgentHours),
        remindHours: number(remindHours),
      })
      if (!read.success) {
        const names = new Set(read.error.issues.map(({ path }) => (path[0] === 'quiet' ? 'from' : String(path[0]))))
        const wrong = [...names].map((name) => ({
          name,
          because: name === 'from' ? 'messages.quiet-malformed' : 'messages.number-malformed',
        }))
        return show(request, reply, found, wrong)
      }
      const settings = { ...found.ecosystem.settings, messages: read.data }
      const edited = await editEcosystem({ settings }, await desk.by(request), found.city)
      if (!edited.ok) return desk.answerRefusal(request, reply, edited)
      desk.flash(reply, 'messages.saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/messages`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/messages/again',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      await sendAgain(found.city, desk)
      desk.flash(reply, 'messages.post-again-said')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/messages`, 303)
    },
  )
}
