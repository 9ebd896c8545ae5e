import { createElement } from 'react'
import { z } from 'zod'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { themeCookie } from '#platform/http/visitor.ts'
import { StylePage } from './style.page.tsx'

const query = z.looseObject({ theme: z.enum(['light', 'dark', 'auto']).optional() })
const year = 365 * 24 * 3600

/** `/style` shows every part in every state; `?theme=` keeps the reader's choice of day or night. */
export function styleRoutes(app: App, desk: Desk): void {
  app.get('/style', { schema: { querystring: query }, config: { access: 'anyone' } }, async (request, reply) => {
    const { theme } = request.query
    if (theme !== undefined) {
      if (theme === 'auto') reply.clearCookie(themeCookie, { path: '/' })
      else reply.setCookie(themeCookie, theme, { path: '/', sameSite: 'lax', maxAge: year })
      return reply.redirect('/style', 303)
    }
    const say = desk.sayFor(request)
    return desk.show(request, reply, {
      title: say('web.style-title'),
      body: createElement(StylePage),
      islands: ['forms'],
      noIndex: true,
    })
  })
}
