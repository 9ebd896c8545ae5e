import { randomUUID } from 'node:crypto'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { settleAct } from '../commands/settle-act.ts'
import { takeActs } from '../commands/take-acts.ts'
import { DoorPage } from '../pages/door.page.tsx'
import { LeavePage } from '../pages/leave.page.tsx'
import { CountPage, FromPaperPage, PaperPage } from '../pages/paper.page.tsx'
import { doorList } from '../queries/door-list.ts'
import type { DoorSeen } from '../words-for-pages.ts'
import { actForm, actsForm, settleForm, type ActForm } from '../words.ts'
import { actsOnPaper, actTyped, paperForm, sayForm } from './typed.ts'

/** `all`: the whole list in one piece. */
const howMuch = z.object({ all: z.literal('1').optional().catch(undefined) })
const ofSubject = oneParams.extend({ subject: z.string().refine(isId) })

/** A door with five hundred people is kept by more than sixty taps a minute. */
const doorLimit = { max: 600, timeWindow: '1 minute' } as const

/** What can be put right at the list itself. */
const atList: ReadonlySet<string> = new Set([
  'attendance.not-begun',
  'attendance.not-on-list',
  'attendance.card-unknown',
  'attendance.no-walk-ins',
  'attendance.no-seat-left',
  'attendance.settled-already',
  'participation.checks-stop',
  'participation.not-from-here',
])

/** The list at one door: read, said at by forms and by phones, settled, printed and typed in. */
export function atDoorRoutes(app: App, desk: Desk): void {
  type Asked = FastifyRequest<{ Params: { ecosystem: string; id: Id } }>
  const read = async (
    request: Asked,
    reply: FastifyReply,
  ): Promise<{ visit: Visit; seen: DoorSeen; at: string } | null> => {
    const visit = await visitTo('attendance.not-here', desk, request, reply)
    if (!visit) return null
    const seen = await doorList(request.params.id, visit.by, visit.city)
    if (!seen.ok) {
      desk.answerRefusal(request, reply, seen)
      return null
    }
    return { visit, seen: seen.value, at: `${visit.prefix}/host/today/door/${request.params.id}` }
  }
  const languagesOf = (request: FastifyRequest, { ecosystem }: Visit) => [
    desk.languageOf(request),
    ...ecosystem.languages,
  ]

  const showDoor = async (
    request: Asked,
    reply: FastifyReply,
    refused: Refused<string> | null = null,
    atOnce = false,
  ) => {
    const found = await read(request, reply)
    if (!found) return reply
    const { visit, seen, at } = found
    const { by, say, ecosystem, prefix } = visit
    // Only here, and only for the code on a card.
    reply.header('permissions-policy', 'camera=(self), microphone=(), payment=(), usb=()')
    reply.header('cache-control', 'no-store')
    return desk.show(request, reply, {
      title: say('attendance.door-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      islands: ['door', 'read-card'],
      body: createElement(DoorPage, {
        seen,
        at,
        todayHref: `${prefix}/host/today`,
        me: (by as Extract<typeof by, { kind: 'person' }>).person,
        languages: languagesOf(request, visit),
        wrong: refused && say(refused.refusal, refused.facts),
        atOnce,
      }),
    })
  }

  /** What a form says is said now, by a browser that keeps nothing. */
  const tell = async (request: Asked, acts: readonly ActForm[], visit: Visit) => {
    const device = visit.by.kind === 'person' ? visit.by.person : (randomUUID() as Id)
    const form = { device, sentAt: visit.city.now(), seen: 0, acts: [...acts] }
    return takeActs({ occasionId: request.params.id, form }, visit.by, visit.city)
  }
  const door = { schema: { params: oneParams }, config: { access: 'person' } } as const

  app.get(
    '/:ecosystem/host/today/door/:id',
    { schema: { params: oneParams, querystring: howMuch }, config: { access: 'person' } },
    (request, reply) => showDoor(request, reply, null, request.query.all !== undefined),
  )

  app.post(
    '/:ecosystem/host/today/door/:id/acts',
    { schema: { params: oneParams, body: actsForm }, config: { access: 'person', rateLimit: doorLimit } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const { by, city, say } = visit
      const taken = await takeActs({ occasionId: request.params.id, form: request.body }, by, city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      const { refused, ...rest } = taken.value
      return reply.header('cache-control', 'no-store').send({
        ...rest,
        now: city.now(),
        refused: refused.map(({ id, because }) => ({ id, sentence: say(because.refusal, because.facts) })),
      })
    },
  )

  app.post(
    '/:ecosystem/host/today/door/:id/say',
    { schema: { params: oneParams, body: sayForm }, config: { access: 'person', rateLimit: doorLimit } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const at = `${visit.prefix}/host/today/door/${request.params.id}`
      const seen = await doorList(request.params.id, visit.by, visit.city)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const typed = actTyped(request.body, seen.value.rows, { id: visit.city.newId(), now: visit.city.now() })
      if (typed === 'who-with') return showLeave(request, reply, request.body.act!.split(' ')[1]!, true)
      const form = actForm.safeParse(typed)
      if (!form.success) return showDoor(request, reply, refuse('attendance.not-on-list'))
      const taken = await tell(request, [form.data], visit)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      const [refused] = taken.value.refused
      if (refused && atList.has(refused.because.refusal)) return showDoor(request, reply, refused.because)
      if (refused) return desk.answerRefusal(request, reply, refused.because)
      return reply.redirect(form.data.subjectId === null ? at : `${at}#r-${form.data.subjectId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/today/door/:id/settle',
    { schema: { params: oneParams, body: settleForm }, config: { access: 'person', rateLimit: doorLimit } },
    async (request, reply) => {
      const visit = await visitTo('attendance.not-here', desk, request, reply)
      if (!visit) return reply
      const { actId, counts } = request.body
      const occasionId = request.params.id
      const settled = await settleAct({ occasionId, actId, counts: counts === 'yes' }, visit.by, visit.city)
      if (!settled.ok && atList.has(settled.refusal)) return showDoor(request, reply, settled)
      if (!settled.ok) return desk.answerRefusal(request, reply, settled)
      return reply.redirect(`${visit.prefix}/host/today/door/${occasionId}`, 303)
    },
  )

  const showLeave = async (request: Asked, reply: FastifyReply, subject: string, isWrong = false) => {
    const found = await read(request, reply)
    if (!found) return reply
    const { visit, seen, at } = found
    const row = seen.rows.find(({ subjectId }) => subjectId === subject)
    if (!row) return desk.answerRefusal(request, reply, refuse('attendance.not-on-list'))
    const { say, ecosystem } = visit
    return desk.show(request, reply, {
      title: say('attendance.door-title'),
      ecosystem,
      noIndex: true,
      status: isWrong ? 422 : 200,
      body: createElement(LeavePage, {
        row,
        at,
        seq: seen.seq,
        isOpenHour: seen.isOpenHour,
        wrong: isWrong ? say('attendance.how-leaving') : null,
      }),
    })
  }
  app.get(
    '/:ecosystem/host/today/door/:id/leave/:subject',
    { schema: { params: ofSubject }, config: { access: 'person' } },
    (request, reply) => showLeave(request, reply, request.params.subject),
  )

  const sheet = async (request: Asked, reply: FastifyReply, page: typeof PaperPage | typeof CountPage) => {
    const found = await read(request, reply)
    if (!found) return reply
    const { visit, seen, at } = found
    return desk.show(request, reply, {
      title: visit.say('attendance.door-title'),
      ecosystem: visit.ecosystem,
      noIndex: true,
      body: createElement(page, { seen, at, languages: languagesOf(request, visit) }),
    })
  }
  app.get('/:ecosystem/host/today/door/:id/paper', door, (request, reply) => sheet(request, reply, PaperPage))
  app.get('/:ecosystem/host/today/door/:id/count', door, (request, reply) => sheet(request, reply, CountPage))

  const showTyping = async (request: Asked, reply: FastifyReply, refused: Refused<string> | null = null) => {
    const found = await read(request, reply)
    if (!found) return reply
    const { visit, seen, at } = found
    return desk.show(request, reply, {
      title: visit.say('attendance.type-list'),
      ecosystem: visit.ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(FromPaperPage, {
        seen,
        at,
        languages: languagesOf(request, visit),
        wrong: refused && visit.say(refused.refusal, refused.facts),
      }),
    })
  }
  app.get('/:ecosystem/host/today/door/:id/from-paper', door, (request, reply) => showTyping(request, reply))
  app.post(
    '/:ecosystem/host/today/door/:id/from-paper',
    { schema: { params: oneParams, body: paperForm }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await read(request, reply)
      if (!found) return reply
      const { visit, seen, at } = found
      const acts = z.array(actForm).safeParse(actsOnPaper(request.body, seen, { newId: () => visit.city.newId() }))
      if (!acts.success || acts.data.some(({ toldAt }) => toldAt > instant(visit.city.now())))
        return showTyping(request, reply, refuse('attendance.times-malformed'))
      const taken = await tell(request, acts.data, visit)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      const [refused] = taken.value.refused
      if (refused) return showTyping(request, reply, refused.because)
      desk.flash(reply, 'attendance.paper-saved')
      return reply.redirect(at, 303)
    },
  )
}
