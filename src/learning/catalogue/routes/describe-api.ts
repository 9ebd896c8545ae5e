import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { openToAll } from './answering.ts'

/** Must be told before the routes are: it listens to them being made. */
export async function describeApi(app: App, desk: Desk): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hedgerow',
        version: '1',
        description:
          'What a city offers to learn and do, as open data. Reading needs no key; please keep what you fetch for as long as its `cache-control` says.',
      },
      servers: [{ url: new URL(desk.config.origin).origin }],
    },
    hideUntagged: true,
    transform: jsonSchemaTransform,
  })
  let description: string | null = null
  app.get('/api/v1/openapi.json', { schema: { hide: true }, config: { access: 'anyone' } }, async (_request, reply) => {
    // Routes do not change while we run; describing them takes a tenth of a second.
    description ??= JSON.stringify(app.swagger())
    return reply
      .header(...openToAll)
      .header('cache-control', 'public, max-age=3600')
      .type('application/json; charset=utf-8')
      .send(description)
  })
}
