import type { FastifyReply, FastifyRequest } from 'fastify'

/** RFC 9457. `errors` names each field that could not be read. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly instance?: string
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** A program asked, not a person with a browser. */
export function wantsData(request: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  if (request.url.startsWith('/api/')) return true
  const accept = request.headers.accept ?? ''
  return accept.includes('json') && !accept.includes('text/html')
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}
