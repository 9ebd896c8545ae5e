import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import { troubleOf, type Trouble } from '../database/trouble.ts'
import { letInInOrder } from './let-in-in-order.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { ReadingLane } from './reading-lane.ts'
import { addHeaders, commonHeaders, isSameSiteRequest } from './security.ts'
import type { Turnstile } from './turnstile.ts'
import type { Told, WaitingRoom } from './waiting-room.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask. The access matrix in `tests/house` names every route with it. */
    access?: Access
  }
  interface FastifyInstance {
    /** Every door of the house, as it was hung: for the access matrix. */
    readonly doors: readonly Door[]
    readonly waitingRoom: WaitingRoom
    readonly turnstile: Turnstile
    readonly readingLane: ReadingLane
  }
}

export interface Door {
  readonly method: string
  readonly url: string
  readonly access: Access | null
}

/**
 * `anyone`: no account. `account`: signed in. `person`: a person of the ecosystem in the address. `office`: who runs
 * that ecosystem, by role or by the operator's session. `audit`: its auditors and stewards, and the operator. `token`: a
 * secret of the operator's machines.
 */
export type Access = 'anyone' | 'account' | 'person' | 'office' | 'audit' | 'token'

export interface AppParts {
  readonly config: Config
  readonly log: Log
  readonly metrics: Metrics
  /** A host name of an ecosystem becomes its path: `learn.example/opportunities` → `/somewhere/opportunities`. */
  rewriteUrl(host: string | undefined, url: string): string
  /** What did not parse: 400, with the fields. */
  answerMistake(request: FastifyRequest, reply: FastifyReply, mistakes: readonly Mistake[]): FastifyReply
  /** What we broke: logged with a reference, shown as one calm page. */
  answerFault(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    reference: string,
    trouble?: Trouble | null,
  ): FastifyReply
  answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply
  answerForbidden(request: FastifyRequest, reply: FastifyReply): FastifyReply
  answerTooMany(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply
  /** Too many come at once: where this one stands, and that the page loads itself anew. */
  answerWaiting(request: FastifyRequest, reply: FastifyReply, told: Told): FastifyReply
  /** Whose session runs in this browser; null: nobody's. */
  signedIn(request: FastifyRequest): Promise<{ readonly account: string } | null>
}

export interface Mistake {
  readonly field: string
  readonly message: string
}

export type App = Awaited<ReturnType<typeof openApp>>

/** How many answers one account, or one address without, may ask for that change something or cost much. */
export const effectLimit = { max: 60, timeWindow: '1 minute' } as const

export async function openApp(parts: AppParts) {
  const { config, log, metrics } = parts
  const app = fastify({
    // Our own line for each request, below, says less about the person and more about the route.
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    trustProxy: config.trustProxy,
    forceCloseConnections: 'idle',
    rewriteUrl: (request) => parts.rewriteUrl(request.headers.host, request.url ?? '/'),
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie, { secret: config.secret })
  await app.register(formbody, { bodyLimit: 1024 * 1024 })
  const doors: Door[] = []
  app.decorate('doors', doors)

  // Whatever a route changes or computes at length may be asked sixty times a minute. Said before the limiter is
  // registered: it reads each route once, as the hooks before its own left it.
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method]
    doors.push(...methods.map((method) => ({ method, url: route.url, access: route.config?.access ?? null })))
    if (methods.some((method) => method !== 'GET' && method !== 'HEAD')) {
      route.config = { rateLimit: { ...effectLimit }, ...route.config }
    }
  })

  await app.register(rateLimit, {
    global: false,
    // A school of nine hundred sits behind one address: whoever is somebody is counted for themself.
    keyGenerator: async (request) => {
      const { access } = request.routeOptions.config
      const isOpen = access === 'anyone' || access === 'token'
      return (isOpen ? undefined : (await parts.signedIn(request))?.account) ?? request.ip
    },
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('too many'), { statusCode: 429, ttl: context.ttl }),
  })

  // Hooks of every request call back instead of promising: a promise each would cost as much as the routing.
  app.addHook('onRequest', (request, reply, done) => {
    const began = performance.now()
    // A kept answer is written past Fastify (hijack), so the end of the answer is heard at the socket.
    reply.raw.once('close', () => {
      const route = request.routeOptions.url ?? 'none'
      const milliseconds = performance.now() - began
      const status = reply.raw.statusCode
      metrics.answered(route, request.method, status, milliseconds / 1000)
      log.answered({ reqId: request.id, method: request.method, route, status, ms: milliseconds })
    })
    if (isSameSiteRequest(request)) done()
    else parts.answerForbidden(request, reply)
  })

  letInInOrder(app, parts)

  // What is written past Fastify brings these along itself.
  app.addHook('onSend', (request, reply, _body, done) => {
    // What a route said itself stands: one page may use the camera.
    addHeaders(
      reply,
      commonHeaders.filter(([name]) => !reply.hasHeader(name)),
    )
    reply.header('x-request-id', request.id)
    done()
  })

  app.setNotFoundHandler((request, reply) => parts.answerNotFound(request, reply))
  app.setErrorHandler((error: FastifyError & { ttl?: number }, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) {
      const mistakes = error.validation.map((issue) => ({
        field:
          issue.instancePath.replace(/^\//, '').replaceAll('/', '.') ||
          String(issue.params?.['keys'] ?? error.validationContext ?? ''),
        message: issue.message ?? '',
      }))
      return parts.answerMistake(request, reply, mistakes)
    }
    if (error.statusCode === 429) return parts.answerTooMany(request, reply, Math.ceil((error.ttl ?? 60_000) / 1000))
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return parts.answerFault(request, reply, error.statusCode, request.id)
    }
    const trouble = troubleOf(error)
    const { status, told, retryAfter } = trouble === null ? fault : troubles[trouble]
    log.error({ reqId: request.id, err: error }, told)
    if (retryAfter !== null) reply.header('retry-after', retryAfter)
    return parts.answerFault(request, reply, status, request.id, trouble)
  })
  return app
}

const fault = { status: 500, told: 'fault', retryAfter: null } as const

const troubles: Readonly<Record<Trouble, { status: number; told: string; retryAfter: string }>> = {
  away: { status: 503, told: 'database away', retryAfter: '5' },
  slow: { status: 503, told: 'a statement took too long', retryAfter: '30' },
  full: { status: 507, told: 'no room left', retryAfter: '60' },
}
