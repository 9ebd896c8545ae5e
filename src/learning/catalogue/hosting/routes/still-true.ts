import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import { actorOfPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { isSigned } from '#platform/http/signed-address.ts'
import { oneParams, visit, type Visit } from '../../office/routes/visit.ts'
import { confirmHouse } from '../commands/confirm-house.ts'
import { AnsweredPage, StillTruePage } from '../pages/still-true.page.tsx'
import { publicOfHouse, roundById } from '../queries/round-seen.ts'
import type { Round } from '../round-store.ts'
import { ofRound, roundPurpose } from '../rules/of-round.ts'
import { roundAsked } from '../../words.ts'
import { houseParams, visitHouse } from './visit-house.ts'

const ids = z
  .union([z.string(), z.array(z.string()).max(2000)])
  .default([])
  .transform((said) => [said].flat().filter(isId))
const ticked = z.object({ shown: ids, true: ids }).default({ shown: [], true: [] })

/** "Is it all still true?": for who is signed in, and by one mailed link without an account. */
export const stillTrueRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/host/houses/:organisation/still-true',
    { schema: { params: houseParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitHouse(desk, request, reply)
      return here ? showList(desk, request, reply, here, here.organisation.id, request.url) : reply
    },
  )

  app.post(
    '/:ecosystem/host/houses/:organisation/still-true',
    { schema: { params: houseParams, body: ticked }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitHouse(desk, request, reply)
      if (!here) return reply
      return answer(desk, request, reply, here, { organisationId: here.organisation.id, roundId: null }, here.by)
    },
  )

  app.get(
    '/:ecosystem/host/rounds/:id',
    { schema: { params: oneParams, querystring: z.looseObject(roundAsked.shape) }, config: { access: 'anyone' } },
    async (request, reply) => {
      const come = await visitRound(desk, request, reply, request.query)
      if (!come) return reply
      const { here, round } = come
      if (round.answeredAt !== null) return showAnswered(desk, request, reply, here, round.organisationId, null)
      return showList(desk, request, reply, here, round.organisationId, request.url)
    },
  )

  app.post(
    '/:ecosystem/host/rounds/:id',
    {
      schema: { params: oneParams, querystring: z.looseObject(roundAsked.shape), body: ticked },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const come = await visitRound(desk, request, reply, request.query)
      if (!come) return reply
      const { here, round, by } = come
      return answer(desk, request, reply, here, { organisationId: round.organisationId, roundId: round.id }, by)
    },
  )
}

/** A link that was not signed here, or whose time is over, is no page of ours; a spent one says so. */
async function visitRound(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: z.output<typeof roundAsked>,
): Promise<{ readonly here: Visit; readonly round: Round; readonly by: Actor } | null> {
  const here = await visit(desk, request, reply)
  if (!here) return null
  const { id } = request.params as { id: Id }
  const person = asked.person as Id | undefined
  const of = ofRound(here.ecosystem.id, id, person ?? null)
  const signed = { purpose: roundPurpose, of, until: instant(asked.until) }
  const isOurs = isSigned(signed, asked.signature, desk.config.secret, desk.clock.now())
  const round = isOurs ? await roundById(id, here.city) : null
  const by: Actor | null =
    person === undefined
      ? { kind: 'system', because: 'a link mailed to the house' }
      : await actorOfPerson(person, here.today, here.city)
  if (round && by) return { here, round, by }
  desk.answerRefusal(request, reply, refuse('catalogue.link-spent'))
  return null
}

async function showList(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, ecosystem, prefix, say, today }: Visit,
  organisationId: Id,
  action: string,
): Promise<FastifyReply> {
  const found = await publicOfHouse(organisationId, city)
  if (!found) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
  return desk.show(request, reply, {
    title: say('catalogue.still-true-title'),
    ecosystem,
    noIndex: true,
    body: createElement(StillTruePage, {
      prefix,
      action,
      name: found.organisation.name,
      today,
      languages: [desk.languageOf(request), ...ecosystem.languages],
      lines: found.lines,
      isCut: found.total > found.lines.length,
    }),
  })
}

async function answer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  here: Visit,
  { organisationId, roundId }: { readonly organisationId: Id; readonly roundId: Id | null },
  by: Actor,
): Promise<FastifyReply> {
  const { shown, true: stillTrue } = request.body as z.output<typeof ticked>
  const done = await confirmHouse({ organisationId, roundId, shown, stillTrue }, by, here.city)
  if (!done.ok && done.refusal === 'catalogue.link-spent')
    return showAnswered(desk, request, reply, here, organisationId, null)
  if (!done.ok) return desk.answerRefusal(request, reply, done)
  return showAnswered(desk, request, reply, here, organisationId, done.value)
}

async function showAnswered(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, ecosystem, prefix, say }: Visit,
  organisationId: Id,
  counts: { readonly confirmed: number; readonly withdrawn: number } | null,
): Promise<FastifyReply> {
  const [organisation] = await city.reading((tx) => organisationsById(tx, [organisationId]))
  if (!organisation) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
  const { name, slug } = organisation
  return desk.show(request, reply, {
    title: say(counts === null ? 'catalogue.still-true-spent' : 'catalogue.still-true-thanks'),
    ecosystem,
    noIndex: true,
    body: createElement(AnsweredPage, { prefix, name, slug, counts }),
  })
}
