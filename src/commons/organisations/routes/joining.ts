import { randomBytes } from 'node:crypto'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { isSigned } from '#platform/http/signed-address.ts'
import { addJoiningDocument, placeOfDocument } from '../commands/add-joining-document.ts'
import { applyToJoin } from '../commands/apply-to-join.ts'
import { pauseMembership } from '../commands/pause-membership.ts'
import { vouchFor } from '../commands/vouch-for.ts'
import { withdrawApplication } from '../commands/withdraw-application.ts'
import { ApplicationPage, JoinPage, type JoinPageProps } from '../pages/join.page.tsx'
import { MembershipPage, VouchingPage } from '../pages/membership.page.tsx'
import { mayKeepMembership, mayVouch } from '../policy.ts'
import { applicationById, applicationOfLink, applicationsToVouchFor, membershipOf } from '../queries/joining.ts'
import { organisationBySlug } from '../queries/organisation-by-slug.ts'
import { ownSchools } from '../queries/schools.ts'
import { applicationForm, largestDocument } from '../words-of-joining.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const linked = here.extend({ link: z.string().regex(/^[\w-]{43}$/) })
const vouched = here.extend({ application: z.string().refine(isId) })
const paper = vouched.extend({ document: z.string().refine(isId) })
const ofHouse = here.extend({ organisation: z.string().max(120) })
const typed = z.record(z.string(), z.string().max(4000)).default({})
const signed = z.object({ until: z.coerce.number().int(), signature: z.string().max(100) })

/** Few ask to belong twice in an hour; a shared address still lets a whole fair of workshops through. */
const askLimit = { max: 20, timeWindow: '10 minutes' } as const

export function joiningRoutes(app: App, desk: Desk): void {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('organisations.application-not-here'))
  const nameOf = (request: FastifyRequest, { ecosystem }: CityHere) =>
    textFor(ecosystem.name, [desk.languageOf(request)]).text
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())

  const showForm = (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    { given, wrong }: Pick<JoinPageProps, 'given' | 'wrong'>,
    status = 200,
  ) => {
    const name = nameOf(request, found)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('organisations.join-title', { name }),
      ecosystem: found.ecosystem,
      status,
      body: createElement(JoinPage, { prefix: prefixFor(request, found.ecosystem), name, given, wrong }),
    })
  }

  app.get('/:ecosystem/join', { schema: { params: here }, config: { access: 'anyone' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found ? showForm(request, reply, found, { given: {}, wrong: [] }) : notHere(request, reply)
  })

  app.post(
    '/:ecosystem/join',
    { schema: { params: here, body: typed }, config: { access: 'anyone', rateLimit: { ...askLimit } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const given = request.body
      const orNull = (field: string): string | null => given[field]?.trim() || null
      const language = desk.languageOf(request)
      const optional = { website: orNull('website'), voucherWritten: orNull('voucherWritten') }
      const parsed = applicationForm.safeParse({ ...given, ...optional, language })
      if (!parsed.success) {
        const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]
        const wrong = fields.map((name) => ({
          name,
          because: `organisations.join-wrong-${name === 'door' || name === 'kind' ? 'other' : name}`,
        }))
        return showForm(request, reply, found, { given, wrong }, 400)
      }
      const link = randomBytes(32).toString('base64url')
      const applied = await applyToJoin({ form: parsed.data, link }, await desk.by(request), found.city)
      if (!applied.ok) {
        const wrong = [{ name: 'name', because: applied.refusal, facts: { ...applied.facts } }]
        return showForm(request, reply, found, { given, wrong }, 409)
      }
      desk.flash(reply, 'organisations.join-sent')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/join/${link}`, 303)
    },
  )

  const showApplication = async (
    request: FastifyRequest<{ Params: z.output<typeof linked> }>,
    reply: FastifyReply,
    found: CityHere,
    wrong: string | null = null,
  ) => {
    const seen = await applicationOfLink(request.params.link, found.city)
    if (seen === null) return notHere(request, reply)
    const prefix = prefixFor(request, found.ecosystem)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('organisations.join-status-title', { name: seen.application.name }),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(ApplicationPage, {
        prefix,
        name: nameOf(request, found),
        address: `${prefix}/join/${request.params.link}`,
        ...seen,
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/join/:link',
    { schema: { params: linked }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showApplication(request, reply, found) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/join/:link/withdraw',
    { schema: { params: linked }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { link } = request.params
      const withdrawn = await withdrawApplication({ link }, await desk.by(request), found.city)
      if (!withdrawn.ok) return desk.answerRefusal(request, reply, withdrawn)
      desk.flash(reply, 'organisations.join-withdrawn')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/join/${link}`, 303)
    },
  )

  app.post(
    '/:ecosystem/join/:link/documents',
    { schema: { params: linked }, config: { access: 'anyone', rateLimit: { ...askLimit } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      // One byte more than is allowed tells a file that is too large from one that just fits.
      const file = request.isMultipart() ? await request.file({ limits: { fileSize: largestDocument + 1 } }) : undefined
      if (!file) return showApplication(request, reply, found, 'organisations.document-of-no-known-kind')
      const content = await file.toBuffer().catch(() => null)
      if (content === null) return showApplication(request, reply, found, 'organisations.document-too-large')
      const title = file.filename.replace(/[^\p{L}\p{N}._ -]/gu, '').slice(0, 100) || '…'
      const ask = { link: request.params.link, title, content }
      const added = await addJoiningDocument(ask, await desk.by(request), found.city, desk.files)
      if (!added.ok && added.refusal.includes('document')) {
        return showApplication(request, reply, found, added.refusal)
      }
      if (!added.ok) return desk.answerRefusal(request, reply, added)
      desk.flash(reply, 'organisations.join-document-added')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/join/${ask.link}`, 303)
    },
  )

  app.get(
    '/:ecosystem/joining/:application/documents/:document',
    { schema: { params: paper, querystring: signed }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { application: id, document: documentId } = request.params
      const { until, signature } = request.query
      const of = [found.ecosystem.id, `/joining/${id}/documents/${documentId}`]
      const asked = { purpose: 'room', of, until: instant(until) }
      if (!isSigned(asked, signature, desk.config.secret, desk.clock.now())) return notHere(request, reply)
      const seen = await applicationById(id, found.city)
      const document = seen?.documents.find((one) => one.id === documentId)
      const content = seen && document ? await desk.files.get(placeOfDocument(seen.application, document)) : null
      if (!document || !content) return notHere(request, reply)
      // Never shown inside our own pages' origin: saved, and read by what the reader trusts with it.
      return reply
        .header('content-type', document.mediaType)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(document.title)}`)
        .header('cache-control', 'private, no-store')
        .send(content)
    },
  )

  app.get(
    '/:ecosystem/me/vouching',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const by = await desk.by(request)
      const schools = await found.city.reading((tx) => ownSchools(by, tx))
      if (!mayVouch(by, schools)) {
        return desk.answerRefusal(request, reply, refuse('organisations.not-yours'))
      }
      return desk.show(request, reply, {
        title: desk.sayFor(request)('organisations.vouch-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(VouchingPage, {
          prefix: prefixFor(request, found.ecosystem),
          waiting: await applicationsToVouchFor(found.city),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/vouching/:application',
    { schema: { params: vouched }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { applicationId: request.params.application }
      const answer = await vouchFor(ask, await desk.by(request), found.city)
      if (!answer.ok) return desk.answerRefusal(request, reply, answer)
      desk.flash(reply, 'organisations.vouched')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/vouching`, 303)
    },
  )

  app.get(
    '/:ecosystem/me/organisations/:organisation',
    { schema: { params: ofHouse }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const house = found && (await organisationBySlug(found.city, request.params.organisation))
      if (!found || !house) return notHere(request, reply)
      if (!mayKeepMembership(await desk.by(request), house.id)) {
        return desk.answerRefusal(request, reply, refuse('organisations.not-yours'))
      }
      return desk.show(request, reply, {
        title: desk.sayFor(request)('organisations.membership-title', { name: house.name }),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(MembershipPage, {
          prefix: prefixFor(request, found.ecosystem),
          slug: house.slug,
          name: house.name,
          membership: await membershipOf(house.id, found.city),
        }),
      })
    },
  )

  for (const act of ['pause', 'resume'] as const) {
    app.post(
      `/:ecosystem/me/organisations/:organisation/${act}`,
      { schema: { params: ofHouse }, config: { access: 'person' } },
      async (request, reply) => {
        const found = await desk.cityBySlug(request.params.ecosystem)
        const house = found && (await organisationBySlug(found.city, request.params.organisation))
        if (!found || !house) return notHere(request, reply)
        const ask = { organisationId: house.id, paused: act === 'pause', today: todayOf(found) }
        const changed = await pauseMembership(ask, await desk.by(request), found.city)
        if (!changed.ok) return desk.answerRefusal(request, reply, changed)
        desk.flash(reply, 'organisations.membership-changed')
        return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/organisations/${house.slug}`, 303)
      },
    )
  }
}
