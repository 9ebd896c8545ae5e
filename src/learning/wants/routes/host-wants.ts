import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { writeCsv } from '#standards/csv/write-csv.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { askTrial, takeTrialBack } from '../commands/ask-trial.ts'
import { DemandPage } from '../pages/demand.page.tsx'
import { TryWantPage } from '../pages/try-want.page.tsx'
import { demandSeen } from '../queries/demand.ts'
import { publicWant } from '../queries/public-wants.ts'
import { housesToTryFor, isStillWanted } from '../policy.ts'
import { yearsOfBand } from '../rules/band-of-age.ts'
import { demandSorts, seasons, trialForm, wantsSettings } from '../words.ts'
import { fieldOfRefusal } from './field-of-refusal.ts'

const asked = z.looseObject({
  area: z.string().max(60).catch(''),
  season: z.enum(seasons).or(z.literal('')).catch(''),
  sort: z.enum(demandSorts).catch('asked'),
})
const typed = z.record(z.string(), z.string().max(4000)).default({})

/** Where houses and couriers read what is wanted, and a house answers with what it would try. */
export function hostWantsRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('wants.not-here', desk, request, reply)
  const viewOf = ({ ecosystem, city }: Visit) => ({
    today: dayIn(ecosystem.timeZone, city.now()),
    countsFrom: settingsOf(ecosystem, 'wants', wantsSettings).countsFrom,
  })

  app.get(
    '/:ecosystem/host/wants',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { area, season, sort } = request.query
      const view = viewOf(visit)
      const demand = await demandSeen({ view, areaId: area, season, sort }, visit.by, visit.city)
      if (!demand.ok) return desk.answerRefusal(request, reply, demand)
      return desk.show(request, reply, {
        title: visit.say('wants.demand-title'),
        ecosystem: visit.ecosystem,
        noIndex: true,
        body: createElement(DemandPage, {
          demand: demand.value,
          prefix: visit.prefix,
          countsFrom: view.countsFrom,
          given: { area, season, sort },
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/wants.csv',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { area, season, sort } = request.query
      const demand = await demandSeen({ view: viewOf(visit), areaId: area, season, sort }, visit.by, visit.city)
      if (!demand.ok) return desk.answerRefusal(request, reply, demand)
      const { say } = visit
      const heads = ['want', 'asked', 'area', 'season', 'age', 'state'].map((column) => say(`wants.col-${column}`))
      const rows = demand.value.wants.map((one) => [
        one.want.interest,
        one.askers ?? say('wants.a-few'),
        one.area,
        one.season && say(`wants.season-${one.season}`),
        one.want.ageBand && say(`wants.age-${one.want.ageBand}`),
        say(one.isBeingAsked ? 'wants.open-asked' : `wants.state-${one.want.state}`),
      ])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="wants.csv"')
        .send([...writeCsv(heads, rows, { byteOrderMark: true })].join(''))
    },
  )

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    {
      id,
      given,
      wrong = [],
      status = 200,
    }: {
      readonly id: Id
      readonly given: Readonly<Record<string, string>> | null
      readonly wrong?: readonly { readonly name: string; readonly because: string }[]
      readonly status?: number
    },
  ) => {
    const { by, city, ecosystem, prefix, say } = visit
    const view = viewOf(visit)
    const houses = housesToTryFor(by)
    if (houses.length === 0) return desk.answerRefusal(request, reply, refuse('wants.not-of-this-house'))
    const want = await publicWant(city, id, view)
    if (!want || !isStillWanted(want.state)) return desk.answerRefusal(request, reply, refuse('wants.not-here'))
    const demand = await demandSeen({ view, areaId: '', season: '', sort: 'asked' }, by, city)
    if (!demand.ok) return desk.answerRefusal(request, reply, demand)
    // The age only where everybody may know it: a form prefilled with it would tell what a small number holds back.
    const years = want.ageBand === null ? null : yearsOfBand(want.ageBand)
    const prefilled = {
      title: want.interest,
      ageMin: years ? String(years.min) : '',
      ageMax: years?.max ? String(years.max) : '',
    }
    return desk.show(request, reply, {
      title: say('wants.try-title'),
      ecosystem,
      noIndex: true,
      status,
      body: createElement(TryWantPage, {
        prefix,
        want,
        houses: demand.value.houses,
        currency: ecosystem.currency,
        given: given ?? prefilled,
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/host/wants/:id/try',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showForm(request, reply, visit, { id: request.params.id, given: null })
    },
  )

  app.post(
    '/:ecosystem/host/wants/:id/try',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const given = request.body
      const form = trialForm.safeParse(given)
      if (!form.success) {
        const names = [...new Set(form.error.issues.map(({ path }) => String(path[0])))]
        const wrong = names.map((name) => ({ name, because: 'wants.wrong-field' }))
        return showForm(request, reply, visit, { id, given, wrong, status: 400 })
      }
      const language = desk.languageOf(request)
      const done = await askTrial({ wantId: id, form: form.data, language }, visit.by, visit.city)
      const field = done.ok ? null : fieldOfRefusal(done.refusal)
      if (!done.ok && field !== null)
        return showForm(request, reply, visit, {
          id,
          given,
          wrong: [{ name: field, because: done.refusal }],
          status: 422,
        })
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, 'wants.trial-is-asked')
      return reply.redirect(`${visit.prefix}/host/wants`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/trials/:id/back',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const done = await takeTrialBack({ trialId: request.params.id }, visit.by, visit.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, 'wants.trial-is-back')
      return reply.redirect(`${visit.prefix}/host/wants`, 303)
    },
  )
}
