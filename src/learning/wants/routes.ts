import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf } from '#commons/ecosystems'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { wantsData } from '#platform/http/problems.ts'
import { joinWant } from './commands/join-want.ts'
import { tellWant } from './commands/tell-want.ts'
import { TellWantPage, type TellWantPageProps } from './pages/tell-want.page.tsx'
import { WantsPage } from './pages/wants.page.tsx'
import { wantViews } from './present.ts'
import { publicWants } from './queries/public-wants.ts'
import { officeWantsRoutes } from './routes/office-wants.ts'
import { ageBands, longestInterest, wantedTimes, wantForm, wantsSettings } from './words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ want: z.string().refine(isId) })
const several = z.union([z.string(), z.array(z.string()).max(20)]).transform((value) => [value].flat())

/**
 * A link may bring what was looked for; what does not fit is left out, for a form is no place for a 400. Loose, for every
 * address may also bring the reader's language.
 */
const prefilled = z.looseObject({
  interest: z.string().max(longestInterest).catch(''),
  q: z.string().max(longestInterest).catch(''),
  area: z.string().max(60).catch(''),
  age: z.coerce.number().int().min(0).max(120).optional().catch(undefined),
  times: several.catch([]),
  weekday: z.string().max(20).catch(''),
})

const posted = z.object({
  interest: z.string().max(4000).default(''),
  areaId: z.string().max(60).default(''),
  ageBand: z.string().max(20).default(''),
  times: several.default([]),
})

export const wantsRoutes = (app: App, desk: Desk): void => {
  officeWantsRoutes(app, desk)
  const cityOf = async (request: FastifyRequest<{ Params: { ecosystem: string } }>): Promise<CityHere | null> =>
    desk.cityBySlug(request.params.ecosystem)
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('wants.not-here'))
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())
  const settingsHere = ({ ecosystem }: CityHere) => settingsOf(ecosystem, 'wants', wantsSettings)

  app.get('/:ecosystem/wants', { schema: { params: here }, config: { access: 'anyone' } }, async (request, reply) => {
    const found = await cityOf(request)
    if (!found) return notHere(request, reply)
    const { city, ecosystem } = found
    const language = desk.languageOf(request)
    const { countsFrom } = settingsHere(found)
    const wants = await publicWants(city, { today: todayOf(found), countsFrom })
    const prefix = prefixFor(request, ecosystem)
    const say = desk.sayFor(request)
    const name = textFor(ecosystem.name, [language]).text
    return desk.show(request, reply, {
      title: say('wants.title', { name }),
      ecosystem,
      body: createElement(WantsPage, {
        prefix,
        name,
        countsFrom,
        wants: wantViews(wants, { language, prefix, areas: await areasOfEcosystem(city) }),
      }),
    })
  })

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    form: Pick<TellWantPageProps, 'given' | 'wrong'>,
    status = 200,
  ) => {
    const { city, ecosystem } = found
    const say = desk.sayFor(request)
    const areas = await areasOfEcosystem(city)
    return desk.show(request, reply, {
      title: say('wants.tell-title'),
      ecosystem,
      status,
      noIndex: true,
      body: createElement(TellWantPage, {
        prefix: prefixFor(request, ecosystem),
        name: textFor(ecosystem.name, [desk.languageOf(request)]).text,
        areas: areas.map(({ id, name }) => ({ id, name })),
        ...form,
      }),
    })
  }

  app.get(
    '/:ecosystem/wants/new',
    { schema: { params: here, querystring: prefilled }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const { interest, q, area, age, times, weekday } = request.query
      const areas = area === '' ? [] : await areasOfEcosystem(found.city)
      const given = {
        interest: interest || q,
        areaId: areas.find(({ id, code, name }) => [id, code, name].includes(area))?.id ?? '',
        ageBand: age === undefined ? '' : (ageBands.find((band) => age <= lastYearOf(band)) ?? ''),
        times: [...times, ...timesOf(weekday)],
      }
      return showForm(request, reply, found, { given, wrong: [] })
    },
  )

  app.post(
    '/:ecosystem/wants',
    {
      schema: { params: here, body: posted },
      config: { access: 'anyone', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const given = request.body
      const parsed = wantForm.safeParse({
        interest: given.interest,
        areaId: given.areaId === '' || !isId(given.areaId) ? null : given.areaId,
        ageBand: given.ageBand === '' ? null : given.ageBand,
        times: given.times.filter((time) => (wantedTimes as readonly string[]).includes(time)),
        language: desk.languageOf(request),
      })
      if (!parsed.success) {
        const wrong = [{ name: 'interest', because: 'wants.wrong-interest', facts: { most: longestInterest } }]
        return showForm(request, reply, found, { given, wrong }, 400)
      }
      const told = await tellWant(
        {
          form: parsed.data,
          visitorKey: desk.visitorKey(request, reply),
          today: todayOf(found),
          settings: settingsHere(found),
        },
        { kind: 'visitor' },
        found.city,
      )
      if (!told.ok) {
        if (wantsData(request)) return desk.answerRefusal(request, reply, told)
        const wrong = [{ name: 'interest', because: told.refusal, facts: { ...told.facts } }]
        return showForm(request, reply, found, { given, wrong }, told.refusal === 'wants.enough-for-today' ? 429 : 422)
      }
      desk.flash(reply, told.value.joined ? 'wants.joined' : 'wants.told')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/wants`, 303)
    },
  )

  app.post(
    '/:ecosystem/wants/:want/join',
    { schema: { params: one }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const visitorKey = desk.visitorKey(request, reply)
      const wantId = request.params.want as Id
      const joined = await joinWant({ wantId, visitorKey, today: todayOf(found) }, { kind: 'visitor' }, found.city)
      if (!joined.ok) return desk.answerRefusal(request, reply, joined)
      desk.flash(reply, 'wants.joined')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/wants`, 303)
    },
  )
}

/** A search's weekdays (Monday is 1) as times of a want. */
const timesOf = (weekdays: string): string[] =>
  weekdays.split(',').flatMap((weekday) => (weekday === '6' ? ['saturdays'] : weekday === '7' ? ['sundays'] : []))

const lastYearOf = (band: (typeof ageBands)[number]): number => {
  const last = Number(band.split('-')[1])
  return Number.isNaN(last) ? 120 : last
}
