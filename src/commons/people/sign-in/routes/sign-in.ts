import { createElement } from 'react'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { askForLink } from '../commands/ask-for-link.ts'
import { comeInAsInvented } from '../commands/come-in-as-invented.ts'
import { useLink } from '../commands/use-link.ts'
import { isLinkOpen } from '../link-store.ts'
import { LinkSentPage, SignInPage, UseLinkPage, type SignInProps } from '../pages/sign-in.page.tsx'
import { inventedPeople } from '../queries/invented-people.ts'
import { providersHere } from '../openid/queries/providers-here.ts'
import { byKind } from '../rules/kinds-of-invented.ts'
import { placeOfNext } from '../rules/place-of-next.ts'
import { safeNext } from '../rules/safe-next.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { linkToken, mailAddress, minutesOfALink } from '../words.ts'
import { browserOf, giveSession } from './browser.ts'

const next = z.string().max(2000).optional()
const asked = z.object({ next })
const asking = z.object({ address: z.string().max(300), next })
const someone = z.object({ account: z.string().refine(isId), next })

/** One address of the network may ask for this many messages; who shares one with a whole school waits ten minutes. */
const askLimit = { max: 20, timeWindow: '10 minutes' } as const

/** Signing in: by a link in a message, or, where everything is invented, as one of the invented people. */
export function signInRoutes(app: App, desk: Desk): void {
  const pageFor = async (
    request: FastifyRequest,
    more: Pick<SignInProps, 'next' | 'wrong' | 'canMail'> & Partial<SignInProps>,
  ): Promise<SignInProps> => {
    const language = desk.languageOf(request)
    const places = desk.ecosystems()
    const cards = places.map((ecosystem) => ({
      href: ecosystem.host === request.host ? '/card' : `/${ecosystem.slug}/card`,
      name: textFor(ecosystem.name, [language]).text,
    }))
    const place = placeOfNext(more.next, places)
    const providers = place ? await providersHere(desk.database.city(place.id, place.slug)) : []
    const organisations = providers.map(({ id, name }) => ({
      href: `/sign-in/openid/${place!.slug}/${id}?next=${encodeURIComponent(more.next)}`,
      name,
    }))
    return { organisations, cards, invented: [], ...more }
  }

  app.get('/sign-in', { schema: { querystring: asked }, config: { access: 'anyone' } }, async (request, reply) => {
    const { next } = request.query
    const language = desk.languageOf(request)
    const places = new Map<string, { place: string; people: Awaited<ReturnType<typeof inventedPeople>> }>()
    for (const person of await inventedPeople(desk)) {
      const place = textFor(person.place, [language]).text
      const known = places.get(place) ?? { place, people: [] }
      places.set(place, { place, people: [...known.people, person] })
    }
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.sign-in-title'),
      noIndex: true,
      islands: ['passkeys'],
      body: createElement(
        SignInPage,
        await pageFor(request, {
          next: safeNext(next),
          wrong: null,
          canMail: desk.mail.way() !== 'none',
          invented: [...places.values()].map(({ place, people }) => ({ place, groups: byKind(people) })),
        }),
      ),
    })
  })

  app.post(
    '/sign-in',
    { schema: { body: asking }, config: { access: 'anyone', rateLimit: { ...askLimit } } },
    async (request, reply) => {
      const address = mailAddress.safeParse(request.body.address)
      if (!address.success) {
        return desk.show(request, reply, {
          title: desk.sayFor(request)('people.sign-in-title'),
          status: 400,
          noIndex: true,
          islands: ['passkeys'],
          body: createElement(
            SignInPage,
            await pageFor(request, { next: safeNext(request.body.next), wrong: request.body.address, canMail: true }),
          ),
        })
      }
      const sent = await askForLink(
        { address: address.data, language: desk.languageOf(request), next: request.body.next },
        desk,
      )
      return sent.ok ? reply.redirect('/sign-in/sent', 303) : desk.answerRefusal(request, reply, sent)
    },
  )

  app.get('/sign-in/sent', { config: { access: 'anyone' } }, async (request, reply) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('people.link-sent-title'),
      noIndex: true,
      body: createElement(LinkSentPage, { minutes: minutesOfALink, mailbox: desk.mail.way() === 'mailbox' }),
    }),
  )

  app.get(
    '/sign-in/link',
    { schema: { querystring: linkToken }, config: { access: 'anyone' } },
    async (request, reply) => {
      const hash = tokenHash(request.query.token)
      if (!(await isLinkOpen(desk.database.installation, hash, desk.clock.now())))
        return desk.answerRefusal(request, reply, refuse('people.link-spent'))
      return desk.show(request, reply, {
        title: desk.sayFor(request)('people.use-link-title'),
        noIndex: true,
        body: createElement(UseLinkPage, { token: request.query.token }),
      })
    },
  )

  app.post('/sign-in/link', { schema: { body: linkToken }, config: { access: 'anyone' } }, async (request, reply) => {
    const used = await useLink(request.body.token, browserOf(request), desk)
    if (!used.ok) return desk.answerRefusal(request, reply, used)
    return giveSession(reply, used.value.session, desk.config).redirect(used.value.next, 303)
  })

  app.post('/sign-in/invented', { schema: { body: someone }, config: { access: 'anyone' } }, async (request, reply) => {
    const come = await comeInAsInvented(request.body.account, browserOf(request), desk)
    if (!come.ok) return desk.answerRefusal(request, reply, come)
    return giveSession(reply, come.value.session, desk.config).redirect(safeNext(request.body.next), 303)
  })
}
