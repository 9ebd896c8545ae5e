import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { recordAsTable } from '../present.ts'
import { recordSeen } from '../queries/record-seen.ts'
import { here, id, notHere, paged, placeOf } from './here.ts'
import { showFact, showRecord } from './show.ts'

const ofChild = here.extend({ child: id })

/** The learner's own record and a guardian's view of it: one law, one page; only the address differs. */
export function readRecordRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/me/record',
    { schema: { params: here, querystring: paged }, config: { access: 'person' } },
    (request, reply) => showRecord(desk, request, reply, { page: request.query.page }),
  )

  app.get(
    '/:ecosystem/me/record.csv',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const seen = await recordSeen(by.person, by, found.city, placeOf(found))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="record.csv"')
        .header('cache-control', 'private, no-store')
        .send(recordAsTable(seen.value.facts, seen.value.organisations, desk.languageOf(request)))
    },
  )

  app.get(
    '/:ecosystem/me/record/:fact',
    { schema: { params: here.extend({ fact: id }) }, config: { access: 'person' } },
    (request, reply) => showFact(desk, request, reply, { factId: request.params.fact }),
  )

  app.get(
    '/:ecosystem/me/family/:child/record',
    { schema: { params: ofChild, querystring: paged }, config: { access: 'person' } },
    (request, reply) => showRecord(desk, request, reply, { child: request.params.child, page: request.query.page }),
  )

  app.get(
    '/:ecosystem/me/family/:child/record/:fact',
    { schema: { params: ofChild.extend({ fact: id }) }, config: { access: 'person' } },
    (request, reply) => showFact(desk, request, reply, { child: request.params.child, factId: request.params.fact }),
  )
}
