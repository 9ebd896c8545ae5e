import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { partiesWithAgreement } from '#commons/organisations'
import { isOfOffice } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn, isDay } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readFormWithFile } from '#platform/http/read-form-with-file.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { hereParams, visit, type Visit } from '../../routes/here.ts'
import { answerRosterQuestion } from '../commands/answer-question.ts'
import { receiveRoster } from '../commands/receive-roster.ts'
import { RostersPage } from '../pages/rosters.page.tsx'
import { mayRunRosters, partiesOf } from '../policy.ts'
import { rostersSeen } from '../queries/roster-seen.ts'

const ofQuestion = hereParams.extend({ question: z.string().refine(isId) })
const answerForm = z.object({ person: z.union([z.literal('new'), z.string().refine(isId)]) })

/** The list of rosters, a new one, and what they left for a person to say. */
export function rostersRoutes(app: App, desk: Desk): void {
  const todayOf = ({ ecosystem }: Visit) => dayIn(ecosystem.timeZone, desk.clock.now())
  const mayCome = ({ by }: Visit): boolean => isOfOffice(by) || (partiesOf(by) ?? []).length > 0

  const showList = async (
    request: FastifyRequest,
    reply: FastifyReply,
    here: Visit,
    form: {
      readonly given: Readonly<Record<string, string>>
      readonly wrong: readonly { readonly name: string; readonly because: string }[]
      readonly status: number
    },
  ) => {
    const { by, city, ecosystem } = here
    const { rosters, questions } = await rostersSeen(by, city)
    const about = questions.flatMap(({ candidates }) => candidates.map(({ personId }) => personId))
    await noteLook({ by, about, what: 'people.birth', because: 'running-a-group' }, city)
    const parties = await partiesWithAgreement({ purpose: 'groups', on: todayOf(here) }, city)
    return desk.show(request, reply, {
      title: here.say('groups.rosters-title'),
      ecosystem,
      noIndex: true,
      status: form.status,
      body: createElement(RostersPage, {
        base: `${here.prefix}/rosters`,
        timeZone: ecosystem.timeZone,
        rosters: rosters.map(({ id, partyName, sentAt, state, counts }) => ({
          id,
          partyName,
          sentAt,
          state,
          children: counts.created + counts.recognised + counts.known,
        })),
        questions,
        parties: parties.filter(({ id }) => mayRunRosters(by, id)),
        languages: ecosystem.languages,
        given: form.given,
        wrong: form.wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/rosters',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      if (!mayCome(here)) return desk.answerRefusal(request, reply, refuse('groups.roster-not-yours'))
      const today = todayOf(here)
      const year = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)
      const given = {
        fromOn: `${year}-09-01`,
        untilOn: `${year + 1}-07-31`,
        language: here.ecosystem.languages[0] ?? 'en',
      }
      return showList(request, reply, here, { given, wrong: [], status: 200 })
    },
  )

  app.post(
    '/:ecosystem/rosters',
    { schema: { params: hereParams }, config: { access: 'person', rateLimit: { max: 20, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      if (!mayCome(here)) return desk.answerRefusal(request, reply, refuse('groups.roster-not-yours'))
      const fileKey = `rosters/${here.ecosystem.id}/${desk.database.newId()}`
      const { words, file } = await readFormWithFile(request, desk.files, { key: fileKey, longestField: 10_000 })
      const mistaken = async (name: string, because: string, status = 400) => {
        await desk.files.delete(fileKey)
        return showList(request, reply, here, { given: words, wrong: [{ name, because }], status })
      }
      if (file === null) return mistaken('file', 'groups.roster-no-file')
      if (typeof file === 'string') return mistaken('file', `groups.roster-${file}`, file === 'disk-full' ? 507 : 400)
      const { party = '', fromOn = '', untilOn = '', language = '' } = words
      if (!isDay(fromOn)) return mistaken('fromOn', 'groups.wrong-fromOn')
      if (!isDay(untilOn) || untilOn < fromOn) return mistaken('untilOn', 'groups.wrong-untilOn')
      if (!isId(party)) return mistaken('file', 'groups.no-such-organisation')
      const { languages } = here.ecosystem
      const received = await receiveRoster(
        {
          partyId: party,
          fileKey,
          fromOn,
          untilOn,
          language: languages.find((tag) => tag === language) ?? languages[0] ?? 'en',
          today: todayOf(here),
        },
        here.by,
        here.city,
        desk.files,
      )
      if (received.ok) return reply.redirect(`${here.prefix}/rosters/${received.value.rosterId}`, 303)
      const isOfFile = received.refusal === 'groups.roster-empty' || received.refusal === 'groups.roster-unreadable'
      return isOfFile ? mistaken('file', received.refusal, 422) : desk.answerRefusal(request, reply, received)
    },
  )

  app.post(
    '/:ecosystem/rosters/questions/:question',
    { schema: { params: ofQuestion, body: answerForm }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { person } = request.body
      const ask = { questionId: request.params.question, personId: person === 'new' ? null : (person as Id) }
      const answered = await answerRosterQuestion(ask, here.by, here.city)
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'groups.roster-answered')
      return reply.redirect(`${here.prefix}/rosters`, 303)
    },
  )
}
