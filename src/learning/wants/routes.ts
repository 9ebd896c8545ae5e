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
import { signWant } from './commands/sign-want.ts'
import { tellWant } from './commands/tell-want.ts'
import { WantsPage } from './pages/wants.page.tsx'
import { wantViews } from './present.ts'
import { publicWants } from './queries/public-wants.ts'
import { friendsRoutes, namedIn } from './routes/friends.ts'
import { hostWantsRoutes } from './routes/host-wants.ts'
import { myWishesRoutes } from './routes/my-wishes.ts'
import { officeWantsRoutes } from './routes/office-wants.ts'
import { peopleHere } from './routes/people-here.ts'
import { typedForm, typedWant } from './routes/typed-want.ts'
import { formShown } from './routes/want-form.ts'
import { ageBands, longestInterest, seasons, wantsSettings } from './words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ want: z.string().refine(isId) })
const joining = z
  .record(z.string(), z.string().max(100))
  .nullish()
  .transform((body) => body ?? {})
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
  season: z.enum(seasons).or(z.literal('')).catch(''),
})

export const wantsRoutes = (app: App, desk: Desk): void => {
  officeWantsRoutes(app, desk)
  myWishesRoutes(app, desk)
  friendsRoutes(app, desk)
  hostWantsRoutes(app, desk)
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
        people: await peopleHere(desk, request, found),
        wants: wantViews(wants, { language, prefix, areas: await areasOfEcosystem(city) }),
      }),
    })
  })

  app.get(
    '/:ecosystem/wants/new',
    { schema: { params: here, querystring: prefilled }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const { interest, q, area, age, times, weekday, season } = request.query
      const areas = area === '' ? [] : await areasOfEcosystem(found.city)
      const given = {
        interest: interest || q,
        areaId: areas.find(({ id, code, name }) => [id, code, name].includes(area))?.id ?? '',
        ageBand: age === undefined ? '' : (ageBands.find((band) => age <= lastYearOf(band)) ?? ''),
        times: [...times, ...timesOf(weekday)],
        season,
      }
      const people = await peopleHere(desk, request, found)
      return formShown(desk, request, reply, found, { given, wrong: [], people })
    },
  )

  app.post(
    '/:ecosystem/wants',
    {
      schema: { params: here, body: typedWant },
      config: { access: 'anyone', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const given = request.body
      const parsed = typedForm(given, desk.languageOf(request))
      const again = async (because: string, facts: Record<string, string | number>, status: number) => {
        const people = await peopleHere(desk, request, found)
        const wrong = [{ name: 'interest', because, facts }]
        return formShown(desk, request, reply, found, { given, wrong, people }, status)
      }
      if (!parsed.success) return again('wants.wrong-interest', { most: longestInterest }, 400)
      const asked = {
        visitorKey: desk.visitorKey(request, reply),
        today: todayOf(found),
        settings: settingsHere(found),
      }
      const { personId } = given
      const told = isId(personId)
        ? await signWant({ ...asked, wish: { form: parsed.data }, personId }, await desk.by(request), found.city)
        : await tellWant({ ...asked, form: parsed.data }, { kind: 'visitor' }, found.city)
      if (!told.ok) {
        if (wantsData(request)) return desk.answerRefusal(request, reply, told)
        const facts = { ...told.facts } as Record<string, string | number>
        return again(told.refusal, facts, told.refusal === 'wants.enough-for-today' ? 429 : 422)
      }
      const isSigned = 'wishId' in told.value
      desk.flash(
        reply,
        isSigned ? 'wants.signed' : 'joined' in told.value && told.value.joined ? 'wants.joined' : 'wants.told',
      )
      return reply.redirect(`${prefixFor(request, found.ecosystem)}${isSigned ? '/me' : ''}/wants`, 303)
    },
  )

  app.post(
    '/:ecosystem/wants/:want/join',
    { schema: { params: one, body: joining }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await cityOf(request)
      if (!found) return notHere(request, reply)
      const wantId = request.params.want as Id
      const asked = { visitorKey: desk.visitorKey(request, reply), today: todayOf(found) }
      const personId = namedIn(request.body, wantId)
      const joined =
        personId === null
          ? await joinWant({ ...asked, wantId }, { kind: 'visitor' }, found.city)
          : await signWant(
              { ...asked, wish: { wantId }, personId, settings: settingsHere(found) },
              await desk.by(request),
              found.city,
            )
      if (!joined.ok) return desk.answerRefusal(request, reply, joined)
      desk.flash(reply, personId === null ? 'wants.joined' : 'wants.signed')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}${personId === null ? '' : '/me'}/wants`, 303)
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
