import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayIn, isDay } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { editEcosystem } from './commands/edit-ecosystem.ts'
import { signManifesto } from './commands/sign-manifesto.ts'
import { OfficeSettingsPage, type OfficeSettingsPageProps, type SettingsForm } from './pages/office-settings.page.tsx'
import { signaturesOfEcosystem } from './queries/signatures-of-ecosystem.ts'
import { newPlaceRoutes } from './routes/new-place.ts'
import { ecosystemDraft, signerKinds } from './words.ts'

const here = z.object({ ecosystem: z.string().max(60) })

const posted = z.object({
  name: z.string().trim().max(4000).default(''),
  purpose: z.string().trim().max(4000).default(''),
  manifesto: z.string().trim().max(4000).default(''),
  accent: z.string().trim().max(20).default(''),
  timeZone: z.string().trim().max(60).default(''),
  host: z.string().trim().max(200).default(''),
  since: z.string().trim().max(20).default(''),
})

const signing = z.object({ signer: z.string().max(200), kind: z.enum(signerKinds) })

/** Which field a refusal is about. */
const fieldOf: Readonly<Record<string, keyof SettingsForm>> = {
  'ecosystems.host-taken': 'host',
  'ecosystems.accent-too-pale': 'accent',
  'ecosystems.unknown-time-zone': 'timeZone',
}

export const ecosystemsRoutes = (app: App, desk: Desk): void => {
  newPlaceRoutes(app, desk)
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('ecosystems.not-here'))

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    { given, wrong = [] }: { given: SettingsForm; wrong?: OfficeSettingsPageProps['wrong'] },
    status = 200,
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('ecosystems.settings-title', { name: given.name }),
      ecosystem,
      status,
      noIndex: true,
      body: createElement(OfficeSettingsPage, {
        prefix: prefixFor(request, ecosystem),
        given,
        signatures: await signaturesOfEcosystem(city),
        wrong,
      }),
    })

  app.get(
    '/:ecosystem/office/settings',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? show(request, reply, found, { given: formOf(found) }) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/settings',
    { schema: { params: here, body: posted }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const session = await desk.officeSession(request)
      if (!found || !session) return notHere(request, reply)
      const given = request.body
      const { ecosystem } = found
      const change = {
        name: said(ecosystem.name, given.name),
        purpose: said(ecosystem.purpose, given.purpose),
        manifesto: said(ecosystem.manifesto, given.manifesto),
        accent: given.accent,
        timeZone: given.timeZone,
        host: given.host === '' ? null : given.host,
        since: given.since === '' ? null : given.since,
      }
      const parsed = ecosystemDraft.partial().safeParse(change)
      const unnamed = given.name === '' ? ['name'] : []
      if (!parsed.success || unnamed.length > 0) {
        const fields = [...unnamed, ...(parsed.error?.issues ?? []).map(({ path }) => String(path[0]))]
        const wrong = [...new Set(fields)].map((name) => ({ name, because: 'ecosystems.wrong-field' }))
        return show(request, reply, found, { given, wrong }, 400)
      }
      const { since, ...parts } = change
      const day = since === null || !isDay(since) ? null : since
      const by = { kind: 'operator', session: session.session } as const
      const edited = await editEcosystem({ ...parts, since: day }, by, found.city)
      if (!edited.ok) {
        const name = fieldOf[edited.refusal]
        if (name === undefined) return desk.answerRefusal(request, reply, edited)
        const wrong = [{ name, because: edited.refusal, ...(edited.facts && { facts: edited.facts }) }]
        return show(request, reply, found, { given, wrong }, 422)
      }
      desk.flash(reply, 'ecosystems.saved')
      return reply.redirect(`/${ecosystem.slug}/office/settings`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/settings/signatures',
    { schema: { params: here, body: signing }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const session = await desk.officeSession(request)
      if (!found || !session) return notHere(request, reply)
      const signedOn = dayIn(found.ecosystem.timeZone, desk.clock.now())
      const by = { kind: 'operator', session: session.session } as const
      const signed = await signManifesto({ ...request.body, signedOn }, by, found.city)
      if (!signed.ok) {
        const wrong = [{ name: 'signer', because: signed.refusal, ...(signed.facts && { facts: signed.facts }) }]
        return show(request, reply, found, { given: formOf(found), wrong }, 422)
      }
      desk.flash(reply, 'ecosystems.signed', { signer: signed.value.signer })
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/settings`, 303)
    },
  )
}

/** The form speaks the source's language; translations beside it stay. */
const said = (text: LocalText, written: string): LocalText => ({
  ...text,
  texts: { ...text.texts, [text.sourceLanguage]: written },
})

const written = (text: LocalText): string => text.texts[text.sourceLanguage] ?? ''

const formOf = ({ ecosystem }: CityHere): SettingsForm => ({
  name: written(ecosystem.name),
  purpose: written(ecosystem.purpose),
  manifesto: written(ecosystem.manifesto),
  accent: ecosystem.accent,
  timeZone: ecosystem.timeZone,
  host: ecosystem.host ?? '',
  since: ecosystem.since ?? '',
})
