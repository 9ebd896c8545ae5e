import { createElement } from 'react'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { childAsSeen, familiesSettings } from '#commons/families'
import { isId } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import type { Voices } from '#web/say/voices.ts'
import {
  everythingOf,
  everythingOfChild,
  filesOf,
  filesOfChild,
  packedForMe,
  tablesOf,
  tablesOfChild,
} from './everything-of-me.ts'
import { MailboxPage } from './mailbox.page.tsx'
import { readable } from './readable.tsx'

const shownMessages = 50
const ofChild = z.object({ ecosystem: z.string().max(60), child: z.string().refine(isId) })

/** What every room has a part in: all about me as a file, and the messages of a demonstration. */
export function myPageRoutes(app: App, desk: Desk, voices: Voices): void {
  app.get('/me/everything.zip', { config: { access: 'account' } }, async (request, reply) => {
    const { account } = (await desk.signedIn(request))!
    const everything = await everythingOf(account, desk)
    if (!everything) return desk.answerRefusal(request, reply, refuse('main.sign-in-first'))
    const title = desk.sayFor(request)('people.me-everything')
    const language = desk.languageOf(request)
    const page = readable(title, everything, voices.voice(language))
    const tables = await tablesOf(account, language, desk)
    const taken = await filesOf(account, desk)
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="everything.zip"')
      .header('cache-control', 'private, no-store')
      .send(packedForMe({ everything, page, tables, taken }, desk.files, new Date(desk.clock.now())))
  })

  // A guardian of today takes along what is kept of the child; the child reads on its own page that somebody did.
  app.get(
    '/:ecosystem/me/family/:child/everything.zip',
    { schema: { params: ofChild }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { city, ecosystem } = found
      const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
      const seen = await childAsSeen(request.params.child, by, city, place)
      const isGuardian = seen.ok && seen.value.guardians.some((one) => one.guardianId === by.person && one.isGuardian)
      if (!seen.ok || !isGuardian) return desk.answerRefusal(request, reply, refuse('families.not-here'))
      const { childId, name } = seen.value
      await noteLook({ by, about: [childId], what: 'everything', because: 'taken-along-by-a-guardian' }, city)
      const everything = await everythingOfChild(childId, city)
      const language = desk.languageOf(request)
      const page = readable(name, everything, voices.voice(language))
      const tables = await tablesOfChild(childId, language, city)
      const taken = await filesOfChild(childId, city)
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', 'attachment; filename="everything.zip"')
        .header('cache-control', 'private, no-store')
        .send(packedForMe({ everything, page, tables, taken }, desk.files, new Date(desk.clock.now())))
    },
  )

  app.get('/mailbox', { config: { access: 'anyone' } }, async (request, reply) => {
    if (desk.mail.way() !== 'mailbox' && desk.texts.way() !== 'mailbox')
      return desk.answerRefusal(request, reply, refuse('main.not-here'))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('main.mailbox-title'),
      noIndex: true,
      body: createElement(MailboxPage, {
        messages: await readMailbox(desk.database.installation, shownMessages),
        origin: desk.config.origin,
      }),
    })
  })
}
