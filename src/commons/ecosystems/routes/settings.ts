import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { editEcosystem } from '../commands/edit-ecosystem.ts'
import { signManifesto } from '../commands/sign-manifesto.ts'
import { OfficeSettingsPage, type OfficeSettingsPageProps, type SettingsForm } from '../pages/office-settings.page.tsx'
import { ecosystemHere } from '../queries/ecosystem-here.ts'
import { signaturesOfEcosystem } from '../queries/signatures-of-ecosystem.ts'
import { accentContrast } from '../rules/accent-contrast.ts'
import { ecosystemDraft, signerKinds } from '../words.ts'
import { changeOf, postedSettings, settingsForm } from './read-settings-form.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const signing = z.object({ signer: z.string().max(200), kind: z.enum(signerKinds) })

/** Which field a refusal is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'ecosystems.host-taken': 'host',
  'ecosystems.accent-too-pale': 'accent',
  'ecosystems.unknown-time-zone': 'timeZone',
  'ecosystems.ages-reversed': 'ageMin',
}

/** What a place says of itself, and who signs its manifesto. */
export const settingsRoutes = (app: App, desk: Desk): void => {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('ecosystems.not-here'))

  /** As it is stored: the directory in memory may be a moment behind, and would write old words over new ones. */
  async function placeBy(slug: string): Promise<CityHere | null> {
    const found = await desk.cityBySlug(slug)
    return found && { ...found, ecosystem: await found.city.reading((tx) => ecosystemHere(tx, found.city)) }
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    { given, wrong = [] }: { given: SettingsForm; wrong?: OfficeSettingsPageProps['wrong'] },
    status = 200,
  ) => {
    const name = ecosystem.name.texts[ecosystem.name.sourceLanguage] ?? ecosystem.slug
    return desk.show(request, reply, {
      title: desk.sayFor(request)('ecosystems.settings-title', { name }),
      ecosystem,
      status,
      noIndex: true,
      body: createElement(OfficeSettingsPage, {
        prefix: prefixFor(request, ecosystem),
        name,
        given,
        contrast: Math.floor(accentContrast(ecosystem.accent) * 10) / 10,
        signatures: await signaturesOfEcosystem(city),
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/settings',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await placeBy(request.params.ecosystem)
      return found ? show(request, reply, found, { given: settingsForm(found.ecosystem) }) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/settings',
    { schema: { params: here, body: postedSettings }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await placeBy(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { ecosystem } = found
      const given = settingsForm(ecosystem, request.body)
      const change = changeOf(given, ecosystem)
      const fields = unreadable(given, change)
      if (fields.length > 0) {
        const wrong = fields.map((name) => ({ name, because: 'ecosystems.wrong-field' }))
        return show(request, reply, found, { given, wrong }, 400)
      }
      const edited = await editEcosystem(change, await desk.by(request), found.city)
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
      const found = await placeBy(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const signedOn = dayIn(found.ecosystem.timeZone, desk.clock.now())
      const signed = await signManifesto({ ...request.body, signedOn }, await desk.by(request), found.city)
      if (!signed.ok) {
        const wrong = [{ name: 'signer', because: signed.refusal, ...(signed.facts && { facts: signed.facts }) }]
        return show(request, reply, found, { given: settingsForm(found.ecosystem), wrong }, 422)
      }
      desk.flash(reply, 'ecosystems.signed', { signer: signed.value.signer })
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/settings`, 303)
    },
  )
}

/** The fields the draft's own check can not read; a place without a name in its main language is one. */
function unreadable(given: SettingsForm, change: ReturnType<typeof changeOf>): readonly string[] {
  const issues = ecosystemDraft.partial().safeParse(change).error?.issues ?? []
  const names = issues.map(({ path: [part, bound] }) =>
    part === 'ages' ? (bound === 'max' ? 'ageMax' : 'ageMin') : String(part),
  )
  const unnamed = given.texts[0]!.fields.find(({ part }) => part === 'name')!.value === '' ? ['name'] : []
  return [...new Set([...unnamed, ...names])]
}
