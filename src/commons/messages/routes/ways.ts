import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { chooseLanguage, codeShape, confirmWay, letWayGo, wayKinds, type Way, type WayKind } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { nativeName } from '#web/say/languages.ts'
import { makeChoices } from '../commands/make-choices.ts'
import { keepOwnWay } from '../commands/send-code.ts'
import { WaysPage, type WaysPageProps } from '../pages/ways.page.tsx'
import { waysOfMine } from '../queries/ways-of-mine.ts'
import { channels, messagesSettings, topics, wallTime } from '../words.ts'
import { here, notHere, several } from './here.ts'

const kept = z.object({
  kind: z.enum(wayKinds),
  'address-mail': z.string().max(400).default(''),
  'address-text': z.string().max(400).default(''),
})
const typedCode = z.object({
  kind: z.enum(wayKinds),
  'code-mail': z.string().max(40).default(''),
  'code-text': z.string().max(40).default(''),
})
const which = z.object({ kind: z.enum(wayKinds) })
const chosen = z.object({
  channel: z.enum(channels).catch('mail'),
  language: z.string().max(20).default(''),
  quiet: z.enum(['place', 'own']).catch('place'),
  from: z.string().max(10).default(''),
  until: z.string().max(10).default(''),
  topics: several.default([]),
})
type Person = Extract<Actor, { kind: 'person' }>

/** How I am told things: everybody for themselves. */
export function waysRoutes(app: App, desk: Desk, languages: readonly string[]): void {
  /** Of a number that is proved to be theirs; who typed a stranger's learns nothing about it. */
  const stoppedOn = async ({ kind, address, confirmedHow }: Way, timeZone: string) => {
    const at = kind === 'text' && confirmedHow !== null ? await desk.texts.stoppedAt(address) : null
    return at === null ? null : dayIn(timeZone, at)
  }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    by: Person,
    wrong: WaysPageProps['wrong'] = null,
  ) => {
    const mine = await waysOfMine(by.person, city)
    if (!mine) return notHere(desk, request, reply)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('messages.ways-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(WaysPage, {
        prefix: prefixFor(request, ecosystem),
        ways: await Promise.all(
          mine.ways.map(async (way) => ({ ...way, stoppedOn: await stoppedOn(way, ecosystem.timeZone) })),
        ),
        choices: mine.choices,
        quiet: settingsOf(ecosystem, 'messages', messagesSettings).quiet,
        language: mine.language,
        languages: languages.map((tag) => ({ tag, name: nativeName(tag) })),
        wrong,
        hasTexts: desk.texts.way() !== 'none',
      }),
    })
  }
  const back = (request: FastifyRequest, reply: FastifyReply, { ecosystem }: CityHere, said: string) => {
    desk.flash(reply, said)
    return reply.redirect(`${prefixFor(request, ecosystem)}/me/ways`, 303)
  }
  type Handle<Asked> = (asked: Asked, reply: FastifyReply, found: CityHere, by: Person) => Promise<FastifyReply>
  const asPerson =
    <Asked extends FastifyRequest>(handle: Handle<Asked>) =>
    async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
      const found = await desk.cityBySlug((request.params as { ecosystem: string }).ecosystem)
      const by = await desk.by(request)
      return found && by.kind === 'person' ? handle(request, reply, found, by) : notHere(desk, request, reply)
    }

  app.get(
    '/:ecosystem/me/ways',
    { schema: { params: here }, config: { access: 'person' } },
    asPerson((request, reply, found, by) => show(request, reply, found, by)),
  )

  app.post(
    '/:ecosystem/me/ways/keep',
    // Each asks for a message to an address somebody typed.
    {
      schema: { params: here, body: kept },
      config: { access: 'person', rateLimit: { max: 10, timeWindow: '1 hour' } },
    },
    asPerson<FastifyRequest<{ Body: z.output<typeof kept> }>>(async (request, reply, found, by) => {
      const { kind } = request.body
      const address = request.body[`address-${kind}`]
      const ask = { personId: by.person, kind, address, language: desk.languageOf(request) }
      const sent = await keepOwnWay(ask, by, found, desk)
      if (sent.ok) return back(request, reply, found, sent.value.isSent ? 'messages.code-on-its-way' : 'messages.saved')
      if (sent.refusal !== 'people.way-malformed') return desk.answerRefusal(request, reply, sent)
      return show(request, reply, found, by, { name: `address-${kind}`, because: sent.refusal, typed: address })
    }),
  )

  app.post(
    '/:ecosystem/me/ways/confirm',
    { schema: { params: here, body: typedCode }, config: { access: 'person' } },
    asPerson<FastifyRequest<{ Body: z.output<typeof typedCode> }>>(async (request, reply, found, by) => {
      const { kind } = request.body
      const code = codeShape.safeParse(request.body[`code-${kind}`])
      const ask = { personId: by.person, kind, code: code.success ? code.data : '' }
      const confirmed = await confirmWay(ask, by, found.city)
      if (confirmed.ok) return back(request, reply, found, 'messages.way-is-confirmed')
      return show(request, reply, found, by, { name: `code-${kind}`, because: confirmed.refusal, typed: '' })
    }),
  )

  app.post(
    '/:ecosystem/me/ways/let-go',
    { schema: { params: here, body: which }, config: { access: 'person' } },
    asPerson<FastifyRequest<{ Body: { kind: WayKind } }>>(async (request, reply, found, by) => {
      const gone = await letWayGo({ personId: by.person, kind: request.body.kind }, by, found.city)
      return gone.ok ? back(request, reply, found, 'messages.saved') : desk.answerRefusal(request, reply, gone)
    }),
  )

  app.post(
    '/:ecosystem/me/ways/choose',
    { schema: { params: here, body: chosen }, config: { access: 'person' } },
    asPerson<FastifyRequest<{ Body: z.output<typeof chosen> }>>(async (request, reply, found, by) => {
      const form = request.body
      const [from, until] = [wallTime.safeParse(form.from), wallTime.safeParse(form.until)]
      if (form.quiet === 'own' && !(from.success && until.success)) {
        return show(request, reply, found, by, { name: 'from', because: 'messages.quiet-malformed', typed: '' })
      }
      const quiet =
        form.quiet === 'own' && from.success && until.success ? { from: from.data, until: until.data } : null
      const silenced = topics.filter((topic) => !form.topics.includes(topic))
      await makeChoices(by.person, { channel: form.channel, quiet, silenced }, found.city)
      if (languages.includes(form.language)) {
        const spoken = await chooseLanguage({ personId: by.person, language: form.language }, by, found.city)
        if (!spoken.ok) return desk.answerRefusal(request, reply, spoken)
      }
      return back(request, reply, found, 'messages.saved')
    }),
  )
}
