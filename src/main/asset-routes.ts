import { z } from 'zod'
import type { Assets } from '#platform/assets/serve-assets.ts'
import type { App } from '#platform/http/app.ts'
import { speculationRules } from '#web/layout/speculation.ts'
import type { Directory } from '#commons/ecosystems'

const named = z.object({ name: z.string().max(200) })

/** Built files, named by their content and kept by browsers for good. */
export function assetRoutes(app: App, assets: Assets, directory: Directory): void {
  app.get('/assets/speculation-rules.json', { config: { access: 'anyone' } }, async (_request, reply) =>
    reply
      .type('application/speculationrules+json')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(speculationRules(['', ...directory.all().map(({ slug }) => `/${slug}`)]))),
  )
  app.get('/assets/:name', { schema: { params: named }, config: { access: 'anyone' } }, async (request, reply) => {
    const answer = assets.answer(request.params.name, request.headers['accept-encoding'])
    if (answer === null) return reply.callNotFound()
    return reply.headers(answer.headers).send(answer.body)
  })
}
