import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Metrics } from '#platform/http/metrics.ts'

/** For supervisors, balancers and Prometheus. `/healthz`: the process answers. `/readyz`: its database does too. */
export function healthRoutes(app: App, desk: Desk, metrics: Metrics): void {
  app.get('/healthz', { config: { access: 'anyone' } }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain').send('ok\n'),
  )
  app.get('/readyz', { config: { access: 'anyone' } }, async (_request, reply) => {
    const there = await desk.database.isThere()
    return reply
      .status(there ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('text/plain')
      .send(there ? 'ready\n' : 'the database is away\n')
  })
  app.get('/metrics', { config: { access: 'token' } }, async (_request, reply) => {
    metrics.keptBytes.set(desk.kept.bytes)
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
