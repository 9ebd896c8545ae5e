import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams } from '#platform/http/visit.ts'
import { setBefore } from '../commands/set-before.ts'
import { BeforePage, themeRows, type BeforeTyped } from '../pages/before.page.tsx'
import { beforeSeen } from '../queries/before-seen.ts'
import { beforeForm, type BeforeForm } from '../words-of-before.ts'
import { comeIn, type PersonVisit } from './come-in.ts'

const typedForm = z
  .record(z.string(), z.union([z.string().max(2_000), z.array(z.string().max(200)).max(60)]))
  .default({})

/** Where a house says what should have been done before one of its offers. */
export function beforeRoutes(app: App, desk: Desk): void {
  const come = comeIn(desk)

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: PersonVisit,
    { id, typed, refused }: { readonly id: Id; readonly typed?: BeforeTyped; readonly refused?: Refused<string> },
  ) => {
    const { by, city, prefix, ecosystem, say } = visit
    const seen = await beforeSeen(id, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const offer = `${prefix}/host/offers/${id}`
    return desk.show(request, reply, {
      title: say('participation.before-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(BeforePage, {
        seen: seen.value,
        action: `${offer}/before`,
        placesHref: `${offer}/places`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        typed: typed ?? asTyped(seen.value.form),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
      }),
    })
  }

  app.get(
    '/:ecosystem/host/offers/:id/before',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && show(request, reply, visit, { id: request.params.id })
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/before',
    { schema: { params: oneParams, body: typedForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const typed = typedIn(request.body)
      const form = beforeForm.safeParse(asForm(typed))
      const malformed = refuse('participation.before-malformed')
      if (!form.success) return show(request, reply, visit, { id, typed, refused: malformed })
      const set = await setBefore({ opportunityId: id, form: form.data }, visit.by, visit.city)
      if (!set.ok && set.refusal === malformed.refusal) return show(request, reply, visit, { id, typed, refused: set })
      if (!set.ok) return desk.answerRefusal(request, reply, set)
      desk.flash(reply, 'participation.before-saved')
      return reply.redirect(`${visit.prefix}/host/offers/${id}/before`, 303)
    },
  )
}

const rows = Array.from({ length: themeRows }, (_row, index) => index)
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const typedIn = (body: Readonly<Record<string, string | string[]>>): BeforeTyped => ({
  attended: [body['attended'] ?? []].flat(),
  themes: rows.map((row) => text(body[`theme-${row}`])),
  hours: rows.map((row) => text(body[`hours-${row}`])),
  badges: text(body['badges']),
  atLeast: text(body['atLeast']),
})

/** A row without a theme asks nothing. */
const asForm = ({ attended, themes, hours, badges, atLeast }: BeforeTyped) => ({
  attended,
  hours: themes.flatMap((theme, row) => (theme === '' ? [] : [{ theme, hours: hours[row] }])),
  badges: badges.split(/\r?\n/).flatMap((line) => line.trim() || []),
  atLeast: atLeast === '' ? null : atLeast,
})

const asTyped = (form: BeforeForm | null): BeforeTyped => ({
  attended: form?.attended ?? [],
  themes: rows.map((row) => form?.hours[row]?.theme ?? ''),
  hours: rows.map((row) => String(form?.hours[row]?.hours ?? '')),
  badges: form?.badges.join('\n') ?? '',
  atLeast: form?.atLeast === null || form === null ? '' : String(form.atLeast),
})
