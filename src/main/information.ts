import { createElement } from 'react'
import { z } from 'zod'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { rememberLanguage } from '#platform/http/visitor.ts'
import type { Voices } from '#web/say/voices.ts'
import { InformationPage } from './pages/information.page.tsx'

/** How many paragraphs each page about the site itself has. */
const pages = { help: 5, accessibility: 4, privacy: 5, 'open-data': 4 } as const

const choice = z.object({ lang: z.string().max(20).optional() })

export function informationRoutes(app: App, desk: Desk, voices: Voices): void {
  for (const [name, paragraphs] of Object.entries(pages)) {
    app.get(`/${name}`, { schema: { querystring: choice }, config: { access: 'anyone' } }, async (request, reply) =>
      desk.show(request, reply, {
        title: desk.sayFor(request)(`main.${name}-title`),
        body: createElement(InformationPage, { name, paragraphs }),
      }),
    )
  }

  // The language is the visitor's choice: asked for once by a link, remembered for the pages after it.
  app.addHook('onRequest', async (request, reply) => {
    const asked = (request.query as { lang?: unknown }).lang
    if (typeof asked === 'string' && voices.languages.includes(asked)) {
      rememberLanguage(reply, asked, desk.config.origin.startsWith('https:'))
    }
  })
}
