import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOfPerson } from '#commons/people'
import { isHumanOfOffice, type Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk, Say } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { isSigned } from '#platform/http/signed-address.ts'
import { decideCase } from '../commands/decide-case.ts'
import { reverseCase } from '../commands/reverse-case.ts'
import { withdrawDecision } from '../commands/withdraw-decision.ts'
import { CasePage, type CasePageProps } from '../pages/case.page.tsx'
import { CasesPage, WaitingPage } from '../pages/cases.page.tsx'
import { signedAnswer } from '../answer-address.ts'
import { casesHere, casesShown } from '../queries/bodies-and-gates.ts'
import { caseSeen, type CaseSeen } from '../queries/case-seen.ts'
import { waitingFor } from '../queries/waiting-for.ts'
import { seatsOfMine } from '../queries/seats-of-mine.ts'
import { isOpen } from '../rules/case-life.ts'
import { answers } from '../words.ts'

export interface CaseRooms {
  /** What this reader of a case, a decider or the office, reads beside its title, from the room it is about. */
  privateFacts(
    one: CaseSeen['one'],
    here: CityHere,
    reading: { readonly request: FastifyRequest; readonly by: Actor; readonly say: Say },
  ): Promise<readonly { readonly term: string; readonly text: string; readonly href?: string }[]>
}

const here = z.object({ ecosystem: z.string().max(60) })
const paged = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) })
const one = here.extend({ case: z.string().refine(isId) })
const several = z.union([z.string(), z.array(z.string()).max(20)]).transform((value) => [value].flat())
const answered = z.object({
  answer: z.enum(answers).optional().catch(undefined),
  reason: z.string().max(4000).default(''),
  checked: several.default([]),
})
const noted = z.record(z.string(), z.string().max(4000)).default({})
const signedBy = z.object({
  person: z.string().refine(isId),
  until: z.coerce.number().int(),
  signature: z.string().max(100),
})
const turns = (path: string, page: number, isMore: boolean) => ({
  previous: page === 1 ? null : `${path}?page=${page - 1}`,
  next: isMore ? `${path}?page=${page + 1}` : null,
})
type Wrong = NonNullable<CasePageProps['wrong']>

export function caseRoutes(app: App, desk: Desk, { privateFacts }: CaseRooms): void {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('governance.not-here'))
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())
  const framed = (request: FastifyRequest, { ecosystem }: CityHere) => ({
    prefix: prefixFor(request, ecosystem),
    name: textFor(ecosystem.name, [desk.languageOf(request)]).text,
    timeZone: ecosystem.timeZone,
  })

  app.get(
    '/:ecosystem/cases',
    { schema: { params: here, querystring: paged }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { page } = request.query
      const { isMore, ...cases } = await casesHere(page, found.city)
      const there = framed(request, found)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('governance.cases-title'),
        ecosystem: found.ecosystem,
        body: createElement(CasesPage, { ...there, ...cases, ...turns(`${there.prefix}/cases`, page, isMore) }),
      })
    },
  )

  app.get(
    '/:ecosystem/me/waiting',
    { schema: { params: here, querystring: paged }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { page } = request.query
      const there = framed(request, found)
      const by = await desk.by(request)
      const { waiting, seats } = await atOneMoment(found.city, async (city) => ({
        // One more than is shown, to know whether another page follows.
        waiting: await waitingFor(todayOf(found), by, city, { after: (page - 1) * casesShown, most: casesShown + 1 }),
        seats: by.kind === 'person' ? await seatsOfMine(by.person, todayOf(found), city) : [],
      }))
      const language = desk.languageOf(request)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('governance.waiting-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(WaitingPage, {
          ...there,
          ...turns(`${there.prefix}/me/waiting`, page, waiting.length > casesShown),
          seats: seats.map((seat) => ({
            ...seat,
            as: 'role' in seat.as ? seat.as : { ...seat.as, body: textFor(seat.as.body, [language]).text },
          })),
          cases: waiting
            .slice(0, casesShown)
            .map(({ one: each, may }) => ({ ...each, because: may.ok ? null : may.refusal })),
        }),
      })
    },
  )

  /** @param action where an answer goes @param wrong what was answered and could not be taken */
  const showCase = async (
    request: FastifyRequest<{ Params: z.output<typeof one> }>,
    reply: FastifyReply,
    found: CityHere,
    { by, action, wrong = null }: { by: Actor; action: string; wrong?: Wrong | null },
  ) => {
    const seen = await caseSeen({ caseId: request.params.case, today: todayOf(found) }, by, found.city)
    if (seen === null) return notHere(request, reply)
    const say = desk.sayFor(request)
    const language = desk.languageOf(request)
    const { prefix, timeZone } = framed(request, found)
    const stage = seen.stages.find(({ name }) => seen.may.ok && name === seen.may.value)?.stage
    const isStranger = !seen.may.ok && (seen.may.refusal === 'governance.not-yours' || by.kind !== 'person')
    return desk.show(request, reply, {
      title: seen.one.title,
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(CasePage, {
        prefix,
        timeZone,
        one: seen.one,
        gate: {
          gate: seen.one.gate,
          bodyNames: Object.fromEntries(
            seen.stages.flatMap(({ body }) => (body === null ? [] : [[body.id, textFor(body.name, [language]).text]])),
          ),
        },
        steps: seen.steps,
        stages: seen.stages,
        privately:
          seen.said === null
            ? null
            : {
                facts: await privateFacts(seen.one, found, { request, by, say }),
                said: seen.said.map(({ id, who, answer, reason, withdrawnAt }) => ({
                  id,
                  who: who.name,
                  answer,
                  reason,
                  isBack: withdrawnAt !== null,
                })),
              },
        answering:
          seen.may.ok && stage !== undefined
            ? {
                action,
                checklist: stage.checklist.map(({ key, ask }) => ({
                  value: key,
                  label: textFor(ask, [language]).text,
                })),
              }
            : isStranger || seen.may.ok
              ? null
              : { because: seen.may.refusal },
        takeBack:
          seen.mine === null || ['lapsed', 'withdrawn', 'reversed'].includes(seen.one.state)
            ? null
            : `${prefix}/me/cases/${seen.one.id}/take-back`,
        reverse:
          isHumanOfOffice(by) && ['in-effect', 'refused'].includes(seen.one.state)
            ? `${prefix}/office/cases/${seen.one.id}/reverse`
            : null,
        isOver: !isOpen(seen.one.state),
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/cases/:case',
    { schema: { params: one }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const action = `${prefixFor(request, found.ecosystem)}/me/cases/${request.params.case}/decide`
      return showCase(request, reply, found, { by: await desk.by(request), action })
    },
  )

  const decide = async (
    request: FastifyRequest<{ Params: z.output<typeof one>; Body: z.output<typeof answered> }>,
    reply: FastifyReply,
    found: CityHere,
    { by, action }: { by: Actor; action: string },
  ) => {
    const { answer, reason, checked } = request.body
    const wrongWith = (because: string): Wrong => ({ because, reason, checked })
    const back = { by, action }
    if (answer === undefined) {
      return showCase(request, reply, found, { ...back, wrong: wrongWith('governance.wrong-answer') })
    }
    const form = { answer, reason: reason.trim().slice(0, 2000), checked }
    const decided = await decideCase({ caseId: request.params.case, form, today: todayOf(found) }, by, found.city)
    if (!decided.ok && isOfForm(decided)) {
      return showCase(request, reply, found, { ...back, wrong: wrongWith(decided.refusal) })
    }
    if (!decided.ok) return desk.answerRefusal(request, reply, decided)
    desk.flash(reply, 'governance.decided')
    return reply.redirect(`${prefixFor(request, found.ecosystem)}/cases/${request.params.case}`, 303)
  }

  app.post(
    '/:ecosystem/me/cases/:case/decide',
    { schema: { params: one, body: answered }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const action = `${prefixFor(request, found.ecosystem)}/me/cases/${request.params.case}/decide`
      return decide(request, reply, found, { by: await desk.by(request), action })
    },
  )

  app.post(
    '/:ecosystem/me/cases/:case/take-back',
    { schema: { params: one, body: noted }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { caseId: request.params.case, note: request.body['note-back'] ?? '' }
      const taken = await withdrawDecision(ask, await desk.by(request), found.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'governance.taken-back-flash')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/cases/${ask.caseId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/cases/:case/reverse',
    { schema: { params: one, body: noted }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { caseId: request.params.case, note: request.body['note-reverse'] ?? '' }
      const reversed = await reverseCase(ask, await desk.by(request), found.city)
      if (!reversed.ok) return desk.answerRefusal(request, reply, reversed)
      desk.flash(reply, 'governance.reversed-flash')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/cases/${ask.caseId}`, 303)
    },
  )

  /** The person a link in mail was signed for, with the roles of today; null: the link opens nothing (any more). */
  const signedFor = (
    { params, query }: { params: z.output<typeof one>; query: z.output<typeof signedBy> },
    found: CityHere,
  ) => {
    const answerer = { ecosystemId: found.ecosystem.id, caseId: params.case as Id, personId: query.person as Id }
    const signed = signedAnswer(answerer, instant(query.until))
    return isSigned(signed, query.signature, desk.config.secret, desk.clock.now())
      ? actorOfPerson(query.person as Id, todayOf(found), found.city)
      : null
  }

  // A link in mail opens this page and spends nothing; only the page's button acts.
  for (const method of ['GET', 'POST'] as const) {
    app.route({
      method,
      url: '/:ecosystem/cases/:case/answer',
      schema: { params: one, querystring: signedBy, ...(method === 'POST' ? { body: answered } : {}) },
      config: { access: 'anyone', rateLimit: { max: 60, timeWindow: '1 minute' } },
      handler: async (request, reply) => {
        const found = await desk.cityBySlug(request.params.ecosystem)
        if (!found) return notHere(request, reply)
        const by = await signedFor(request, found)
        if (by === null) return desk.answerRefusal(request, reply, refuse('governance.link-spent'))
        const action = request.url.slice(0, 1000)
        return method === 'GET'
          ? showCase(request, reply, found, { by, action })
          : decide(request as never, reply, found, { by, action })
      },
    })
  }
}

/** What can be put right in the form itself. */
const isOfForm = ({ refusal }: Refused<string>): boolean =>
  refusal === 'governance.checklist-open' || refusal === 'governance.needs-a-reason'
