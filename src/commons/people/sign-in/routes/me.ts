import { createElement } from 'react'
import { z } from 'zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { rememberLanguage } from '#platform/http/visitor.ts'
import { nativeName } from '#web/say/languages.ts'
import { loadAccount, saveLanguage } from '../account-store.ts'
import { endSessions } from '../commands/end-sessions.ts'
import { eraseAccount } from '../commands/erase-account.ts'
import { EraseMePage, MePage } from '../pages/me.page.tsx'
import { accountAtHome } from '../queries/account-at-home.ts'
import { roomsOfMine, type WhatStands } from '../rules/rooms-of-mine.ts'
import { takeSession } from './browser.ts'

const oneSession = z.object({ session: z.string().refine(isId) })
const languageChoice = z.object({ language: z.string().max(20) })
const sure = z.object({ sure: z.literal('yes') })

/** My account. The guard has seen to it that somebody is signed in. */
export function meRoutes(app: App, desk: Desk, languages: readonly string[], whatStands: WhatStands): void {
  const secure = desk.config.origin.startsWith('https:')
  const me = async (request: FastifyRequest): Promise<SignedIn> => (await desk.signedIn(request))!
  const back = (reply: FastifyReply, said: string, values?: Record<string, number>): FastifyReply => {
    desk.flash(reply, said, values)
    return reply.redirect('/me', 303)
  }

  /** A card may be in somebody else's hands, and a child decides such a thing with an adult. */
  const refusedToLent = async (request: FastifyRequest) => {
    const account = await loadAccount(desk.database.installation, (await me(request)).account)
    return account?.kind === 'own' ? null : refuse('people.not-by-this-sign-in')
  }

  app.get('/me', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    const home = await accountAtHome(account, desk)
    if (!home) return desk.answerRefusal(request, reply, refuse('main.sign-in-first'))
    const language = desk.languageOf(request)
    const places = await Promise.all(
      home.persons.map(async ({ ecosystem, person, roles }) => {
        const by: Extract<Actor, { kind: 'person' }> = { kind: 'person', person: person.id, roles }
        return {
          href: `/${ecosystem.slug}/`,
          name: textFor(ecosystem.name, [language]).text,
          person: person.displayName,
          roles: [...new Set(roles.map(({ role }) => role))],
          parts: roomsOfMine(by, home.kind, await whatStands(by, ecosystem)),
        }
      }),
    )
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.me-title'),
      noIndex: true,
      islands: ['leaving'],
      body: createElement(MePage, {
        kind: home.kind,
        addresses: home.addresses,
        language: home.language,
        languages: languages.map((tag) => ({ tag, name: nativeName(tag) })),
        sessions: home.sessions.map((one) => ({ ...one, isThis: one.id === session })),
        places,
      }),
    })
  })

  app.post(
    '/me/language',
    { schema: { body: languageChoice }, config: { access: 'account' } },
    async (request, reply) => {
      const { language } = request.body
      if (!languages.includes(language)) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      await saveLanguage(desk.database.installation, (await me(request)).account, language)
      rememberLanguage(reply, language, secure)
      return back(reply, 'people.me-saved')
    },
  )

  app.post(
    '/me/sessions/:session/end',
    { schema: { params: oneSession }, config: { access: 'account' } },
    async (request, reply) => {
      const ended = await endSessions((await me(request)).account, { only: request.params.session }, desk.database)
      return ended.ok ? back(reply, 'people.me-session-ended') : desk.answerRefusal(request, reply, ended)
    },
  )

  app.post('/me/sessions/end-others', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    const ended = await endSessions(account, { but: session }, desk.database)
    return back(reply, 'people.me-others-ended', { count: ended.ok ? ended.value.ended : 0 })
  })

  app.post('/me/leave', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    await endSessions(account, { only: session }, desk.database)
    desk.flash(reply, 'people.me-left')
    return takeSession(reply, desk.config).redirect('/', 303)
  })

  app.get('/me/erase', { config: { access: 'account' } }, async (request, reply) => {
    const lent = await refusedToLent(request)
    if (lent) return desk.answerRefusal(request, reply, lent)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.erase-title'),
      noIndex: true,
      body: createElement(EraseMePage, {}),
    })
  })

  app.post('/me/erase', { schema: { body: sure }, config: { access: 'account' } }, async (request, reply) => {
    const lent = await refusedToLent(request)
    if (lent) return desk.answerRefusal(request, reply, lent)
    await eraseAccount((await me(request)).account, desk)
    desk.flash(reply, 'people.erased')
    return takeSession(reply, desk.config).redirect('/', 303)
  })
}
