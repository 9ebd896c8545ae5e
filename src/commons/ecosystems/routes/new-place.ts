import { setTimeout } from 'node:timers/promises'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localText } from '#kernel/local-text.ts'
import { isPoint, readPoint, type Point } from '#kernel/place.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { createEcosystem } from '../commands/create-ecosystem.ts'
import { NewPlacePage, type NewPlaceForm, type NewPlacePageProps } from '../pages/new-place.page.tsx'
import { slugProposal } from '../rules/slug-proposal.ts'
import { ecosystemDraft } from '../words.ts'

const field = (most: number) => z.string().trim().max(most).default('')
const posted = z.object({
  name: field(200),
  slug: field(60),
  zone: field(60),
  point: field(60),
  language: field(20),
  currency: field(3),
})

/** Languages a place may write in: widely spoken ones of our first places and their neighbours; the command line takes any tag. */
const writtenLanguages =
  'ar ca cs da de el en es et eu fi fr ga gl he hr hu it lt lv mt nl no pl pt ro sk sl sr sv tr uk'

const waitMilliseconds = 50
const mostWaits = 40

/** Which field a refusal is about. */
const fieldOf: Readonly<Record<string, keyof NewPlaceForm>> = {
  'ecosystems.slug-taken': 'slug',
  'ecosystems.slug-reserved': 'slug',
  'ecosystems.slug-malformed': 'slug',
  'ecosystems.unknown-time-zone': 'zone',
}

/** Where an operator makes a place; then the first thing it needs: its offers, pasted from a spreadsheet. */
export const newPlaceRoutes = (app: App, desk: Desk): void => {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    { given, wrong }: Pick<NewPlacePageProps, 'given' | 'wrong'>,
    status = 200,
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('ecosystems.new-title'),
      status,
      noIndex: true,
      body: createElement(NewPlacePage, {
        given,
        wrong,
        zones: Intl.supportedValuesOf('timeZone'),
        languages: writtenLanguages.split(' '),
      }),
    })

  /** This process hears of the new place by the outbox, like any other; the next page must not come before. */
  async function untilKnown(slug: string): Promise<void> {
    for (let wait = 0; wait < mostWaits && !(await desk.cityBySlug(slug)); wait += 1) await setTimeout(waitMilliseconds)
  }

  app.get('/office/new-place', { config: { access: 'office' } }, async (request, reply) => {
    const language = desk.languageOf(request)
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const given = { name: '', slug: '', zone, point: '', language, currency: 'EUR' }
    return show(request, reply, { given, wrong: [] })
  })

  app.post('/office/new-place', { schema: { body: posted }, config: { access: 'office' } }, async (request, reply) => {
    const given = request.body
    const centre = pointTyped(given.point)
    const slug = given.slug === '' ? slugProposal(given.name) : given.slug
    const draft = {
      slug,
      name: localText(given.language, given.name),
      languages: [given.language],
      timeZone: given.zone,
      currency: given.currency.toUpperCase(),
      centre: centre === 'unreadable' ? null : centre,
    }
    const parsed = ecosystemDraft.safeParse(draft)
    const names = [
      ...(given.name === '' ? ['name'] : []),
      ...(centre === 'unreadable' ? ['point'] : []),
      ...(parsed.error?.issues ?? []).map(({ path }) => (path[0] === 'languages' ? 'language' : String(path[0]))),
    ]
    if (names.length > 0) {
      const wrong = [...new Set(names)].map((name) => ({ name, because: 'ecosystems.wrong-field' }))
      return show(request, reply, { given, wrong }, 400)
    }
    const made = await createEcosystem(draft, await desk.by(request), desk.database)
    if (!made.ok) {
      const name = fieldOf[made.refusal]
      if (name === undefined) return desk.answerRefusal(request, reply, made)
      const wrong = [{ name, because: made.refusal, ...(made.facts && { facts: made.facts }) }]
      return show(request, reply, { given: { ...given, slug }, wrong }, 422)
    }
    await untilKnown(made.value.slug)
    desk.flash(reply, 'ecosystems.new-made', { name: given.name })
    return reply.redirect(`/${made.value.slug}/office/feeds/new`, 303)
  })
}

/** `41.63, 1.86`; null when nothing was typed. */
function pointTyped(text: string): Point | null | 'unreadable' {
  if (text === '') return null
  const point = readPoint(text)
  return point && isPoint(point) ? point : 'unreadable'
}
