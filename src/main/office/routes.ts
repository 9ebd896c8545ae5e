import { createElement } from 'react'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import { textFor } from '#kernel/local-text.ts'
import { openScanner } from '#platform/files/scanner.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import {
  endOfficeSession,
  isOperatorLinkOpen,
  officeCookie,
  openOfficeSession,
  sessionHours,
} from '#platform/http/office-session.ts'
import type { Voices } from '#web/say/voices.ts'
import { JobsPage } from './jobs.page.tsx'
import { LanguagesPage } from './languages.page.tsx'
import { OfficeHomePage } from './office-home.page.tsx'
import { OperatorSignInPage } from './sign-in.page.tsx'

const token = z.object({ token: z.string().min(20).max(100) })
const jobAct = z.object({ id: z.uuid(), act: z.enum(['retry', 'stop']) })

/** The back office of the installation: opened by a one-time link until people exist. */
export function officeRoutes(app: App, desk: Desk, voices: Voices): void {
  const secure = desk.config.origin.startsWith('https:')

  app.get(
    '/sign-in/operator',
    { schema: { querystring: token }, config: { access: 'anyone' } },
    async (request, reply) => {
      if (!(await isOperatorLinkOpen(desk.database.installation, request.query.token, desk.clock.now()))) {
        return desk.answerRefusal(request, reply, refuse('main.link-spent'))
      }
      const say = desk.sayFor(request)
      return desk.show(request, reply, {
        title: say('main.office-open-title'),
        body: createElement(OperatorSignInPage, { token: request.query.token }),
        noIndex: true,
      })
    },
  )

  app.post('/sign-in/operator', { schema: { body: token }, config: { access: 'anyone' } }, async (request, reply) => {
    const { database, clock } = desk
    const session = await openOfficeSession(database.installation, request.body.token, database.newId(), clock.now())
    if (session === null) return desk.answerRefusal(request, reply, refuse('main.link-spent'))
    reply.setCookie(officeCookie, session, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: sessionHours * 3600,
    })
    return reply.redirect('/office', 303)
  })

  app.post('/office/leave', { config: { access: 'office' } }, async (request, reply) => {
    await endOfficeSession(desk.database.installation, request.cookies[officeCookie] ?? '')
    return reply.clearCookie(officeCookie, { path: '/' }).redirect('/', 303)
  })

  app.get('/office', { config: { access: 'office' } }, async (request, reply) => {
    const language = desk.languageOf(request)
    const jobs = await desk.jobs.list()
    return desk.show(request, reply, {
      title: desk.sayFor(request)('main.office-title'),
      body: createElement(OfficeHomePage, {
        ecosystems: desk.ecosystems().map(({ slug, name }) => {
          const shown = textFor(name, [language])
          return { slug, name: shown.text, language: shown.language }
        }),
        jobsWaiting: jobs.filter(({ state }) => state === 'waiting' || state === 'running').length,
        jobsFailed: jobs.filter(({ state }) => state === 'failed').length,
        missingSentences: voices.missing().length,
        filesAreScanned: openScanner(desk.config) !== null,
      }),
      noIndex: true,
    })
  })

  app.get('/office/jobs', { config: { access: 'office' } }, async (request, reply) => {
    const slugs = new Map(desk.ecosystems().map(({ id, slug }) => [id, slug]))
    const jobs = await desk.jobs.list()
    return desk.show(request, reply, {
      title: desk.sayFor(request)('main.jobs-title'),
      body: createElement(JobsPage, {
        timeZone: 'UTC',
        jobs: jobs.map((job) => ({
          ...job,
          ecosystem: job.ecosystemId === null ? null : (slugs.get(job.ecosystemId) ?? null),
        })),
      }),
      noIndex: true,
    })
  })

  app.post(
    '/office/jobs/:id/:act',
    { schema: { params: jobAct }, config: { access: 'office' } },
    async (request, reply) => {
      const { id, act } = request.params
      const known = act === 'retry' ? await desk.jobs.retry(id) : await desk.jobs.stop(id)
      if (!known) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      desk.flash(reply, `main.jobs-${act}-done`)
      return reply.redirect('/office/jobs', 303)
    },
  )

  app.get('/office/languages', { config: { access: 'office' } }, async (request, reply) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('main.languages-title'),
      body: createElement(LanguagesPage, { missing: voices.missing() }),
      noIndex: true,
    }),
  )
}
