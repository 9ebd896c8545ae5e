import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf, signaturesOfEcosystem } from '#commons/ecosystems'
import { membershipOf, organisationBySlug, verifiedOrganisations } from '#commons/organisations'
import { addDays, dayIn, weekdayOf, type Day } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import { everything, listingsForPage } from '#learning/catalogue'
import { publicWants, wantsSettings } from '#learning/wants'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { leastReached, observedLately } from '#stewardship/observatory'
import { homeRoutes } from './home-routes.ts'
import { AtAGlancePage, type Glance } from './pages/at-a-glance.page.tsx'
import { FrontPage } from './pages/front.page.tsx'
import { OrganisationPage } from './pages/organisation.page.tsx'
import { toldIn } from './told-in.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const organisation = here.extend({ organisation: z.string().max(120) })

const saturday = 6
const shownOnSaturday = 6
const shownWants = 4
const shownAreas = 5
const shownOffers = 12

/** Pages that no single room owns: the installation's door, and each ecosystem's. */
export const frontRoutes = (app: App, desk: Desk): void => {
  homeRoutes(app, desk)
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('main.not-here'))

  /** Everything a page of one ecosystem begins with. */
  const whereabouts = (request: FastifyRequest, { city, ecosystem }: CityHere) => {
    const language = desk.languageOf(request)
    const today = dayIn(ecosystem.timeZone, desk.clock.now())
    const told = toldIn(language)
    const view = { today, countsFrom: settingsOf(ecosystem, 'wants', wantsSettings).countsFrom }
    const prefix = prefixFor(request, ecosystem)
    const unit = settingsOf(ecosystem, 'catalogue', distances).distances
    const name = told(ecosystem.name)
    return {
      city,
      ecosystem,
      language,
      today,
      told,
      prefix,
      name,
      view,
      here: { prefix, name: name.text, today, unit },
    }
  }

  app.get('/:ecosystem', { schema: { params: here }, config: { access: 'anyone' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const { city, ecosystem, language, today, told, prefix, name, view, here } = whereabouts(request, found)
    const saturdayOn = comingSaturday(today)
    const question = { ...everything, from: saturdayOn, to: saturdayOn, weekday: [saturday], limit: shownOnSaturday }
    const onSaturday = await listingsForPage(question, city, { prefix, today, languages: [language] })
    const wants = await publicWants(city, view)
    const areas = await areasOfEcosystem(city)
    const reached = await leastReached(city, shownAreas)
    const areaNames = new Map(areas.map(({ id, name }) => [id, name]))
    return desk.show(request, reply, {
      title: name.text,
      description: told(ecosystem.purpose).text,
      ecosystem,
      body: createElement(FrontPage, {
        here,
        name,
        purpose: told(ecosystem.purpose),
        manifesto: told(ecosystem.manifesto),
        signers: await signaturesOfEcosystem(city),
        placeNames: areas.flatMap(({ name, otherNames }) => [name, ...otherNames]).sort(),
        saturdayOn,
        onSaturday,
        wants: wants.slice(0, shownWants).map((want) => ({
          ...want,
          area: want.areaId === null ? null : (areaNames.get(want.areaId) ?? null),
          answer: want.answer === null ? null : textFor(want.answer, [language]),
          offers: want.opportunityIds.map((id) => `${prefix}/opportunities/${id}`),
        })),
        reached,
        prefix,
      }),
    })
  })

  const glanceAt = async (request: FastifyRequest, found: CityHere): Promise<Glance> => {
    const { city, ecosystem, told, prefix, name, view } = whereabouts(request, found)
    const observed = await observedLately(city)
    const wants = await publicWants(city, view)
    return {
      prefix,
      name,
      purpose: told(ecosystem.purpose),
      manifesto: told(ecosystem.manifesto),
      since: ecosystem.since,
      languages: ecosystem.languages,
      ages: ecosystem.ages,
      signers: await signaturesOfEcosystem(city),
      listings: observed.listings,
      opportunities: observed.opportunities,
      providers: observed.providers.count,
      effective: observed.providers.effective,
      verified: await verifiedOrganisations(city),
      areas: observed.areas.length,
      areasWithout: observed.areas.filter(({ listings }) => listings === 0).length,
      wants: wants.length,
      wantsAnswered: wants.filter(({ state }) => state !== 'heard').length,
      free: observed.prices.find(({ key }) => key === 'free')?.count ?? 0,
      demonstration: ecosystem.demonstration,
    }
  }

  app.get(
    '/:ecosystem/at-a-glance',
    { schema: { params: here }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const glance = await glanceAt(request, found)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('front.glance-title', { name: glance.name.text }),
        ecosystem: found.ecosystem,
        alternates: [{ type: 'application/json', href: `${glance.prefix}/at-a-glance.json`, title: glance.name.text }],
        body: createElement(AtAGlancePage, { glance }),
      })
    },
  )

  // The same as figures, so that many places can be collected beside each other.
  app.get(
    '/:ecosystem/at-a-glance.json',
    { schema: { params: here }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { prefix, ...glance } = await glanceAt(request, found)
      return reply
        .header('access-control-allow-origin', '*')
        .header('content-disposition', `attachment; filename="${found.ecosystem.slug}-at-a-glance.json"`)
        .send({
          page: new URL(`${prefix}/at-a-glance`, desk.config.origin).href,
          toldAt: new Date(desk.clock.now()).toISOString(),
          ...glance,
        })
    },
  )

  app.get(
    '/:ecosystem/organisations/:organisation',
    { schema: { params: organisation }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const host = found && (await organisationBySlug(found.city, request.params.organisation))
      if (!found || !host) return desk.answerRefusal(request, reply, refuse('organisations.not-here'))
      const { city, ecosystem, language, today, told, prefix, here } = whereabouts(request, found)
      const question = { ...everything, host: [host.slug], limit: shownOffers }
      return desk.show(request, reply, {
        title: host.name,
        ecosystem,
        alternates: [
          {
            type: 'text/calendar',
            href: `${prefix}/opportunities.ics?host=${encodeURIComponent(host.slug)}`,
            title: host.name,
          },
        ],
        body: createElement(OrganisationPage, {
          here,
          organisation: host,
          membership: await membershipOf(host.id, city),
          about: host.about === null ? null : told(host.about),
          offers: await listingsForPage(question, city, { prefix, today, languages: [language] }),
        }),
      })
    },
  )
}

const distances = z.object({ distances: z.enum(['kilometre', 'mile']).default('kilometre') })

const comingSaturday = (today: Day): Day => addDays(today, (saturday - weekdayOf(today) + 7) % 7)
