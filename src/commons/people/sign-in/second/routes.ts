import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { isId } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { hereParams } from '#platform/http/visit.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { tellOwner } from '../commands/tell-owner.ts'
import { accountAtHome, type AccountAtHome } from '../queries/account-at-home.ts'
import { browserOf, giveLentSession, giveSession } from '../routes/browser.ts'
import { safeNext } from '../rules/safe-next.ts'
import { beginSecond, secretToShow } from './commands/begin-second.ts'
import { removeSecond, renewRecoveryCodes } from './commands/change-second.ts'
import { resetSecond } from './commands/reset-second.ts'
import { showSecond } from './commands/show-second.ts'
import { KeysPage } from './pages/keys.page.tsx'
import { RecoveryCodesPage, SetUpSecondPage, ShowSecondPage } from './pages/second.page.tsx'
import { guardsOf } from './queries/guards-of.ts'
import { addressForApp, needOf } from './rules/second-factor.ts'
import { codeTyped, secondFactorSettings } from './words.ts'

const next = z.string().max(2000).optional()
const onward = z.object({ next })
const coded = z.object({ code: codeTyped, next })
const ofPerson = hereParams.extend({ person: z.string().refine(isId) })
const access = { access: 'account' } as const

/** Guessing is slowed by the account itself; this is for who tries many accounts from one address. */
const showLimit = { max: 30, timeWindow: '10 minutes' } as const

/** The second factor of an account: set up, shown at a door, renewed, removed, and reset by a steward. */
export function secondRoutes(app: App, desk: Desk): void {
  const me = async (request: FastifyRequest): Promise<SignedIn> => (await desk.signedIn(request))!
  const back = (reply: FastifyReply, said: string): FastifyReply => {
    desk.flash(reply, said)
    return reply.redirect('/me/keys', 303)
  }
  const homeOf = async (request: FastifyRequest): Promise<AccountAtHome | null> =>
    accountAtHome((await me(request)).account, desk)

  app.get('/me/keys', { config: access }, async (request, reply) => {
    const home = await homeOf(request)
    if (!home || home.kind === 'card') return desk.answerRefusal(request, reply, refuse('people.not-by-this-sign-in'))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.keys-title'),
      noIndex: true,
      islands: ['passkeys'],
      body: createElement(KeysPage, {
        ...(await guardsOf(home.id, desk.database.installation)),
        mayHavePasskeys: home.kind === 'own',
        isAsked: isAsked(home),
      }),
    })
  })

  const showSetUp = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { next, wrong }: { readonly next: string | undefined; readonly wrong: string | null },
  ): Promise<FastifyReply> => {
    const secret = await secretToShow(await me(request), desk)
    const home = await homeOf(request)
    if (secret === null || !home) return desk.answerRefusal(request, reply, refuse('people.second-not-there'))
    const place = new URL(desk.config.origin).host
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.second-begin'),
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(SetUpSecondPage, {
        next: safeNext(next),
        secret,
        address: addressForApp(secret, {
          place,
          who: home.addresses[0] ?? home.persons[0]?.person.displayName ?? place,
        }),
        wrong,
      }),
    })
  }

  app.post('/me/second/begin', { schema: { body: onward }, config: access }, async (request, reply) => {
    const begun = await beginSecond(await me(request), desk)
    if (!begun.ok) return desk.answerRefusal(request, reply, begun)
    return reply.redirect(`/me/second?next=${encodeURIComponent(safeNext(request.body.next))}`, 303)
  })

  app.get('/me/second', { schema: { querystring: onward }, config: access }, async (request, reply) =>
    showSetUp(request, reply, { next: request.query.next, wrong: null }),
  )

  const showCodes = (
    request: FastifyRequest,
    reply: FastifyReply,
    codes: readonly string[],
    next: string,
  ): FastifyReply =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('people.codes-title'),
      noIndex: true,
      body: createElement(RecoveryCodesPage, { codes, next }),
    })

  const give = async (request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> => {
    const home = await homeOf(request)
    const giving = home?.kind === 'own' ? giveSession : giveLentSession
    giving(reply, token, desk.config)
  }

  app.post(
    '/me/second/confirm',
    { schema: { body: coded }, config: { ...access, rateLimit: { ...showLimit } } },
    async (request, reply) => {
      const { code, next } = request.body
      const owner = await me(request)
      const shown = await showSecond(code, owner, browserOf(request), desk)
      if (!shown.ok) {
        return shown.refusal === 'people.second-wrong'
          ? showSetUp(request, reply, { next, wrong: shown.refusal })
          : desk.answerRefusal(request, reply, shown)
      }
      await give(request, reply, shown.value.session)
      if (shown.value.fresh === null) return reply.redirect(safeNext(next), 303)
      await tellOwner(owner.account, 'second-added', desk)
      return showCodes(request, reply, shown.value.fresh, safeNext(next))
    },
  )

  app.post('/me/second/codes', { config: access }, async (request, reply) => {
    const codes = await renewRecoveryCodes(await me(request), desk)
    return codes.ok ? showCodes(request, reply, codes.value, '/me/keys') : desk.answerRefusal(request, reply, codes)
  })

  app.post('/me/second/remove', { config: access }, async (request, reply) => {
    const owner = await me(request)
    const removed = await removeSecond(owner, desk)
    if (!removed.ok) return desk.answerRefusal(request, reply, removed)
    await tellOwner(owner.account, 'second-removed', desk)
    return back(reply, 'people.second-removed')
  })

  const showAtDoor = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { next, wrong }: { readonly next: string | undefined; readonly wrong: string | null },
  ): Promise<FastifyReply> => {
    const { hasApp, passkeys } = await guardsOf((await me(request)).account, desk.database.installation)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.second-show-title'),
      noIndex: true,
      islands: ['passkeys'],
      status: wrong === null ? 200 : 422,
      body: createElement(ShowSecondPage, { next: safeNext(next), hasApp, hasPasskeys: passkeys.length > 0, wrong }),
    })
  }

  app.get('/sign-in/second', { schema: { querystring: onward }, config: access }, async (request, reply) =>
    showAtDoor(request, reply, { next: request.query.next, wrong: null }),
  )

  app.post(
    '/sign-in/second',
    { schema: { body: coded }, config: { ...access, rateLimit: { ...showLimit } } },
    async (request, reply) => {
      const { code, next } = request.body
      const shown = await showSecond(code, await me(request), browserOf(request), desk)
      if (shown.ok) {
        await give(request, reply, shown.value.session)
        return reply.redirect(safeNext(next), 303)
      }
      return shown.refusal === 'people.second-wrong'
        ? showAtDoor(request, reply, { next, wrong: shown.refusal })
        : desk.answerRefusal(request, reply, shown)
    },
  )

  app.post(
    '/:ecosystem/office/people/:person/second/reset',
    { schema: { params: ofPerson }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { person } = request.params
      const reset = await resetSecond(person, await desk.by(request), found, desk)
      if (!reset.ok) return desk.answerRefusal(request, reply, reset)
      desk.flash(reply, 'people.second-was-reset')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/people/${person}`, 303)
    },
  )
}

/** Does any role of this account, anywhere, ask for a second factor? */
const isAsked = ({ persons }: AccountAtHome): boolean =>
  persons.some(({ ecosystem, roles }) => {
    const settings = settingsOf(ecosystem, 'second-factor', secondFactorSettings)
    return roles.some(({ role }) => needOf(role, settings) !== 'off')
  })
