import type { App } from '#platform/http/app.ts'
import type { Directory } from '#commons/ecosystems'

/** On its own host an ecosystem's addresses carry no prefix: `/somewhere/x` → `/x`, for good. */
export function ownHostRedirect(app: App, directory: Directory): void {
  app.addHook('onRequest', (request, reply, done) => {
    const ecosystem = directory.byHost(request.host)
    if (!ecosystem || (request.method !== 'GET' && request.method !== 'HEAD')) return done()
    const prefix = `/${ecosystem.slug}`
    const rest = request.originalUrl.slice(prefix.length)
    if (!request.originalUrl.startsWith(prefix) || !/^($|[/?])/.test(rest)) return done()
    reply.redirect(rest.startsWith('/') ? rest : `/${rest}`, 301)
  })
}
