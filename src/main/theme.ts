import { z } from 'zod'
import type { App } from '#platform/http/app.ts'
import { themeCss } from '#web/colour/accent.ts'
import type { Directory } from '#commons/ecosystems'

const named = z.object({ ecosystem: z.string().max(60) })

/** An ecosystem's one colour as a style sheet of its own, so that pages need no inline style. */
export function themeRoutes(app: App, directory: Directory): void {
  app.get(
    '/:ecosystem/theme.css',
    { schema: { params: named }, config: { access: 'anyone' } },
    async (request, reply) => {
      const ecosystem = directory.bySlug(request.params.ecosystem)
      if (!ecosystem) return reply.callNotFound()
      return reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=86400')
        .send(themeCss(ecosystem.accent))
    },
  )
}
