import { createElement } from 'react'
import { z } from 'zod'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { ObservatoryPage } from './pages/observatory.page.tsx'
import { figureCsv } from './present.ts'
import { observedLately } from './queries/observed-lately.ts'
import { figureNames } from './words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const file = here.extend({ file: z.enum(figureNames.map((name) => `${name}.csv` as const)) })

export const observatoryRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/observatory',
    { schema: { params: here }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('observatory.not-here'))
      const name = textFor(found.ecosystem.name, [desk.languageOf(request)]).text
      return desk.show(request, reply, {
        title: desk.sayFor(request)('observatory.title', { name }),
        ecosystem: found.ecosystem,
        body: createElement(ObservatoryPage, {
          prefix: prefixFor(request, found.ecosystem),
          name,
          observed: await observedLately(found.city),
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/observatory/:file',
    { schema: { params: file }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('observatory.not-here'))
      const figure = figureNames.find((name) => request.params.file === `${name}.csv`)!
      const seen = await observedLately(found.city)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${found.ecosystem.slug}-${figure}-${seen.today}.csv"`)
        .header('access-control-allow-origin', '*')
        .send(figureCsv(figure, seen))
    },
  )
}
