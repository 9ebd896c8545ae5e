import { createElement } from 'react'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import type { Voices } from '#web/say/voices.ts'
import { everythingOf, packedForMe } from './everything-of-me.ts'
import { MailboxPage } from './mailbox.page.tsx'
import { readable } from './readable.tsx'

const shownMessages = 50

/** What every room has a part in: all about me as a file, and the messages of a demonstration. */
export function myPageRoutes(app: App, desk: Desk, voices: Voices): void {
  app.get('/me/everything.zip', { config: { access: 'account' } }, async (request, reply) => {
    const { account } = (await desk.signedIn(request))!
    const everything = await everythingOf(account, desk)
    if (!everything) return desk.answerRefusal(request, reply, refuse('main.sign-in-first'))
    const title = desk.sayFor(request)('people.me-everything')
    const page = readable(title, everything, voices.voice(desk.languageOf(request)))
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="everything.zip"')
      .header('cache-control', 'private, no-store')
      .send(await packedForMe(everything, page, new Date(desk.clock.now())))
  })

  app.get('/mailbox', { config: { access: 'anyone' } }, async (request, reply) => {
    if (desk.mail.way() !== 'mailbox') return desk.answerRefusal(request, reply, refuse('main.not-here'))
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
