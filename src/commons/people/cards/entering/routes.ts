import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { openPatience } from '#platform/http/patience.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { hereParams } from '#platform/http/visit.ts'
import { browserOf, giveLentSession } from '../../sign-in/routes/browser.ts'
import { picturesInCode } from '../words.ts'
import { comeInByCard } from './commands/come-in-by-card.ts'
import { CardNamePage, CardPicturesPage, type CardPicturesProps } from './pages/card.page.tsx'
import { isCardOpen } from './queries/is-card-open.ts'
import { cardForm, tapLimit, wrongTries } from './words.ts'

const byCode = hereParams.extend({ secret: z.string().min(10).max(100) })

/** A child comes in: by the code on the card or the name on it, and by four pictures. */
export function enteringRoutes(app: App, desk: Desk): void {
  const patience = openPatience(wrongTries, desk.clock)
  const notHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    desk.answerRefusal(request, reply, refuse('main.not-here'))
  const actionAt = (request: FastifyRequest, { ecosystem }: CityHere): string => `${prefixFor(request, ecosystem)}/card`

  const showName = (request: FastifyRequest, reply: FastifyReply, found: CityHere, isEmpty = false): FastifyReply =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('people.enter-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: isEmpty ? 400 : 200,
      body: createElement(CardNamePage, { action: actionAt(request, found), isEmpty }),
    })
  const showPictures = (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    props: Omit<CardPicturesProps, 'action'>,
  ): FastifyReply =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('people.enter-pictures-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: props.wrong === null ? 200 : 422,
      body: createElement(CardPicturesPage, { action: actionAt(request, found), ...props }),
    })

  app.get(
    '/:ecosystem/card',
    { schema: { params: hereParams }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showName(request, reply, found) : notHere(request, reply)
    },
  )

  app.get(
    '/:ecosystem/card/:secret',
    { schema: { params: byCode }, config: { access: 'anyone', rateLimit: { ...tapLimit } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { secret } = request.params
      if (!(await isCardOpen(secret, found.city)))
        return desk.answerRefusal(request, reply, refuse('people.card-no-more'))
      return showPictures(request, reply, found, { shown: { secret }, picked: [], wrong: null })
    },
  )

  app.post(
    '/:ecosystem/card',
    { schema: { params: hereParams, body: cardForm }, config: { access: 'anyone', rateLimit: { ...tapLimit } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { shown, pictures } = request.body
      if (shown === null) return showName(request, reply, found, true)
      if (pictures.length < picturesInCode)
        return showPictures(request, reply, found, { shown, picked: pictures, wrong: null })
      const seconds = patience.take(request.ip)
      if (seconds !== null) return desk.answerRefusal(request, reply, refuse('main.too-many', { seconds }))
      const come = await comeInByCard(shown, pictures, browserOf(request), found.city)
      if (!come.ok) {
        return come.refusal === 'people.card-wrong'
          ? showPictures(request, reply, found, { shown, picked: [], wrong: come.refusal })
          : desk.answerRefusal(request, reply, come)
      }
      patience.giveBack(request.ip)
      // A browser carries the form's own fragment along where none is named.
      return giveLentSession(reply, come.value.session, desk.config).redirect('/me#main', 303)
    },
  )
}
