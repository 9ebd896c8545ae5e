import { createElement } from 'react'
import { z } from 'zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, EcosystemFacts, SignedIn } from '#platform/http/desk.ts'
import { rememberLanguage } from '#platform/http/visitor.ts'
import { nativeName } from '#web/say/languages.ts'
import { loadAccount, saveLanguage } from '../account-store.ts'
import { endSessions } from '../commands/end-sessions.ts'
import { eraseAccount } from '../commands/erase-account.ts'
import { EraseMePage, MePage } from '../pages/me.page.tsx'
import { accountAtHome } from '../queries/account-at-home.ts'
import { takeSession } from './browser.ts'

/** A person's own pages in a place, and those that only its office has. Each says its own title. */
const own = [
  ['me/inbox', 'messages.inbox-title'],
  ['me/talks', 'messages.talks-title'],
  ['me/ways', 'messages.ways-title'],
  ['me/family', 'families.family-title'],
  ['me/seen', 'families.seen-title'],
  ['me/looks', 'privacy.my-looks-title'],
  ['me/groups', 'groups.mine-title'],
  ['me/waiting', 'governance.waiting-title'],
] as const
/** Of who works for a house, and of who looks after its people. */
const atWork = [['me/standing', 'catalogue.my-standing-title']] as const
const ofHouse = [
  ['host', 'catalogue.host-title'],
  ['host/standing', 'catalogue.adults-title'],
] as const
const ofCoordinators = [
  ['host/people', 'people.house-people-title'],
  ['me/agreements', 'organisations.agreements-title'],
] as const
const checked = [['me/clearances', 'people.clearances-title']] as const
const ofStaff = [['me/roles', 'people.my-roles-title']] as const
const ofOffice = [['office', 'people.me-office']] as const

const oneSession = z.object({ session: z.string().refine(isId) })
const languageChoice = z.object({ language: z.string().max(20) })
const sure = z.object({ sure: z.literal('yes') })

/** Where somebody's work waits, by the roles they hold today. */
function roomsOf(by: Actor) {
  const isAny = (...roles: readonly Role[]): boolean =>
    by.kind === 'person' && by.roles.some(({ role, organisation }) => organisation !== null && roles.includes(role))
  return [
    ...own,
    ...(isAny('host', 'mentor', 'educator') ? atWork : []),
    ...(isAny('host', 'coordinator') ? ofHouse : []),
    ...(isAny('coordinator') ? ofCoordinators : []),
    ...(isAny('coordinator') || isOfOffice(by) ? checked : []),
    ...(by.kind === 'person' && by.roles.some(({ role }) => role !== 'learner' && role !== 'guardian') ? ofStaff : []),
    ...(isOfOffice(by) ? ofOffice : []),
  ]
}

/** How much somebody was told and has not read. The inbox is a higher room's: main brings its answer. */
export type UnreadOf = (personId: Id, ecosystem: Pick<EcosystemFacts, 'id' | 'slug'>) => Promise<number>

/** My account. The guard has seen to it that somebody is signed in. */
export function meRoutes(app: App, desk: Desk, languages: readonly string[], unreadOf: UnreadOf): void {
  const secure = desk.config.origin.startsWith('https:')
  const me = async (request: FastifyRequest): Promise<SignedIn> => (await desk.signedIn(request))!
  const back = (reply: FastifyReply, said: string, values?: Record<string, number>): FastifyReply => {
    desk.flash(reply, said, values)
    return reply.redirect('/me', 303)
  }

  /** A card may be in somebody else's hands, and a child decides such a thing with an adult. */
  const refusedToLent = async (request: FastifyRequest) => {
    const account = await loadAccount(desk.database.installation, (await me(request)).account)
    return account?.kind === 'own' ? null : refuse('people.not-by-this-sign-in')
  }

  app.get('/me', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    const home = await accountAtHome(account, desk)
    if (!home) return desk.answerRefusal(request, reply, refuse('main.sign-in-first'))
    const language = desk.languageOf(request)
    const unread = await Promise.all(home.persons.map(({ ecosystem, person }) => unreadOf(person.id, ecosystem)))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.me-title'),
      noIndex: true,
      body: createElement(MePage, {
        kind: home.kind,
        addresses: home.addresses,
        language: home.language,
        languages: languages.map((tag) => ({ tag, name: nativeName(tag) })),
        sessions: home.sessions.map((one) => ({ ...one, isThis: one.id === session })),
        places: home.persons.map(({ ecosystem, person, roles }, index) => ({
          href: `/${ecosystem.slug}/`,
          name: textFor(ecosystem.name, [language]).text,
          person: person.displayName,
          roles: [...new Set(roles.map(({ role }) => role))],
          rooms: roomsOf({ kind: 'person', person: person.id, roles }).map(([path, key]) => ({
            href: `/${ecosystem.slug}/${path}`,
            key,
            fresh: path === 'me/inbox' ? unread[index]! : 0,
          })),
        })),
      }),
    })
  })

  app.post(
    '/me/language',
    { schema: { body: languageChoice }, config: { access: 'account' } },
    async (request, reply) => {
      const { language } = request.body
      if (!languages.includes(language)) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      await saveLanguage(desk.database.installation, (await me(request)).account, language)
      rememberLanguage(reply, language, secure)
      return back(reply, 'people.me-saved')
    },
  )

  app.post(
    '/me/sessions/:session/end',
    { schema: { params: oneSession }, config: { access: 'account' } },
    async (request, reply) => {
      const ended = await endSessions((await me(request)).account, { only: request.params.session }, desk.database)
      return ended.ok ? back(reply, 'people.me-session-ended') : desk.answerRefusal(request, reply, ended)
    },
  )

  app.post('/me/sessions/end-others', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    const ended = await endSessions(account, { but: session }, desk.database)
    return back(reply, 'people.me-others-ended', { count: ended.ok ? ended.value.ended : 0 })
  })

  app.post('/me/leave', { config: { access: 'account' } }, async (request, reply) => {
    const { account, session } = await me(request)
    await endSessions(account, { only: session }, desk.database)
    desk.flash(reply, 'people.me-left')
    return takeSession(reply, desk.config).redirect('/', 303)
  })

  app.get('/me/erase', { config: { access: 'account' } }, async (request, reply) => {
    const lent = await refusedToLent(request)
    if (lent) return desk.answerRefusal(request, reply, lent)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.erase-title'),
      noIndex: true,
      body: createElement(EraseMePage, {}),
    })
  })

  app.post('/me/erase', { schema: { body: sure }, config: { access: 'account' } }, async (request, reply) => {
    const lent = await refusedToLent(request)
    if (lent) return desk.answerRefusal(request, reply, lent)
    await eraseAccount((await me(request)).account, desk)
    desk.flash(reply, 'people.erased')
    return takeSession(reply, desk.config).redirect('/', 303)
  })
}
