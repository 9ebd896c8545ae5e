import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isOfOffice } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { organisationNamed } from '../../queries/organisation-named.ts'
import { draftAgreement } from '../commands/draft-agreement.ts'
import { endAgreement, offerAgreement, signAgreement } from '../commands/move-agreement.ts'
import { AgreementPage } from '../pages/agreement.page.tsx'
import { AgreementsPage, type AgreementFormGiven } from '../pages/agreements.page.tsx'
import { agreementSeen, agreementsSeen, disclosureLog } from '../queries/agreements-seen.ts'
import { agreementForm, sides } from '../words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ agreement: z.string().refine(isId) })
const several = z.union([z.string().max(60_000), z.array(z.string().max(60)).max(40)])
const typed = z.record(z.string().max(40), several).default({})
const signing = z.object({ side: z.enum(sides) })

type At = FastifyRequest<{ Params: { ecosystem: string } }>
type AtOne = FastifyRequest<{ Params: { ecosystem: string; agreement: Id } }>

/** The same rooms by two doors: the office's, and the one of whoever speaks for a party. */
const doors = [
  { path: 'office/agreements', access: 'office' },
  { path: 'me/agreements', access: 'person' },
] as const

export function agreementRoutes(app: App, desk: Desk): void {
  for (const door of doors) agreementRoutesBehind(door, app, desk)
}

function agreementRoutesBehind({ path, access }: (typeof doors)[number], app: App, desk: Desk): void {
  const config = { access } as const
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('organisations.agreement-not-here'))
  const baseOf = (request: FastifyRequest, { ecosystem }: CityHere) => `${prefixFor(request, ecosystem)}/${path}`
  const placeOf = (request: FastifyRequest, { ecosystem }: CityHere) =>
    textFor(ecosystem.name, [desk.languageOf(request)]).text

  const showList = async (request: At, reply: FastifyReply, found: CityHere, form?: AgreementFormGiven) => {
    const by = await desk.by(request)
    const mayDraft = isOfOffice(by) || (by.kind === 'person' && by.roles.some(isCoordinating))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('organisations.agreements-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: form ? 422 : 200,
      body: createElement(AgreementsPage, {
        base: baseOf(request, found),
        place: placeOf(request, found),
        lines: await agreementsSeen(by, found.city),
        form: mayDraft ? (form ?? { given: {}, wrong: [] }) : null,
      }),
    })
  }

  app.get(`/:ecosystem/${path}`, { schema: { params: here }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found ? showList(request, reply, found) : notHere(request, reply)
  })

  app.post(`/:ecosystem/${path}`, { schema: { params: here, body: typed }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const given = request.body
    const idOf = async (name: string): Promise<Id | null> =>
      (await organisationNamed(String(given[name] ?? ''), found.city))?.id ?? null
    const giverId = await idOf('giver')
    const receiverId = await idOf('receiver')
    const parsed = agreementForm.safeParse({
      ...given,
      giverId: giverId ?? '',
      receiverId,
      fields: [given['fields'] ?? []].flat(),
      language: desk.languageOf(request),
    })
    const wrong = parsed.success
      ? []
      : [...new Set(parsed.error.issues.map(({ path: [name] }) => String(name)))].map((name) => ({
          name,
          because: `organisations.agreement-wrong-${name}`,
        }))
    const unknown = (name: string) => ({ name, because: 'organisations.agreement-wrong-party' })
    if (giverId === null) wrong.unshift(unknown('giver'))
    if (String(given['receiver'] ?? '').trim() !== '' && receiverId === null) wrong.unshift(unknown('receiver'))
    if (!parsed.success || giverId === null || wrong.length > 0)
      return showList(request, reply, found, { given, wrong })
    const form = { ...parsed.data, giverId, receiverId }
    const drafted = await draftAgreement({ form }, await desk.by(request), found.city)
    if (drafted.ok) return reply.redirect(`${baseOf(request, found)}/${drafted.value.agreementId}`, 303)
    const field = { 'agreement-ends-before-it-begins': 'untilOn', 'agreement-with-oneself': 'receiver' }[
      drafted.refusal.replace('organisations.', '')
    ]
    return field === undefined
      ? desk.answerRefusal(request, reply, drafted)
      : showList(request, reply, found, { given, wrong: [{ name: field, because: drafted.refusal }] })
  })

  app.get(`/:ecosystem/${path}/:agreement`, { schema: { params: one }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const seen = await agreementSeen(request.params.agreement, await desk.by(request), found.city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('organisations.agreements-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      body: createElement(AgreementPage, {
        base: `${baseOf(request, found)}/${seen.value.id}`,
        listHref: baseOf(request, found),
        place: placeOf(request, found),
        timeZone: found.ecosystem.timeZone,
        agreement: seen.value,
      }),
    })
  })

  app.get(
    `/:ecosystem/${path}/:agreement/disclosures.csv`,
    { schema: { params: one }, config },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const log = await disclosureLog(request.params.agreement, await desk.by(request), found.city)
      if (log === null) return notHere(request, reply)
      const rows = log.flatMap(({ at, byKind, byId, how, fields, about }) =>
        about.map((person) => [
          new Date(at).toISOString(),
          byId === null ? byKind : `${byKind}:${byId}`,
          how,
          fields.join(' '),
          person,
        ]),
      )
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="disclosures.csv"')
        .header('cache-control', 'private, no-store')
        .send([...writeCsv(['at', 'by', 'how', 'fields', 'person'], rows)].join(''))
    },
  )

  const acted = async (request: AtOne, reply: FastifyReply, act: typeof offerAgreement, said: string) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const moved = await act(request.params.agreement, await desk.by(request), found.city)
    if (!moved.ok) return desk.answerRefusal(request, reply, moved)
    desk.flash(reply, `organisations.agreement-${said}`)
    return reply.redirect(`${baseOf(request, found)}/${request.params.agreement}`, 303)
  }
  app.post(`/:ecosystem/${path}/:agreement/offer`, { schema: { params: one }, config }, (request, reply) =>
    acted(request, reply, offerAgreement, 'is-offered'),
  )
  app.post(
    `/:ecosystem/${path}/:agreement/end`,
    { schema: { params: one, body: z.object({ sure: z.literal('yes') }) }, config },
    (request, reply) => acted(request, reply, endAgreement, 'is-ended'),
  )
  app.post(
    `/:ecosystem/${path}/:agreement/sign`,
    { schema: { params: one, body: signing }, config },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const today = dayIn(found?.ecosystem.timeZone ?? 'UTC', desk.clock.now())
      return acted(
        request,
        reply,
        (agreementId, by, city) => signAgreement({ agreementId, side: request.body.side, today }, by, city),
        'is-signed',
      )
    },
  )
}

const isCoordinating = ({ role, organisation }: { role: string; organisation: Id | null }): boolean =>
  role === 'coordinator' && organisation !== null
