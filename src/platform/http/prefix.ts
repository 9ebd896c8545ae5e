import type { FastifyRequest } from 'fastify'
import type { EcosystemFacts } from './desk.ts'

/** What an ecosystem's addresses begin with: its slug, or nothing on its own host. */
export const prefixFor = (request: FastifyRequest, ecosystem: Pick<EcosystemFacts, 'slug' | 'host'>): string =>
  ecosystem.host !== null && request.host === ecosystem.host ? '' : `/${ecosystem.slug}`
