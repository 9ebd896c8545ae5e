import type { FastifyInstance } from 'fastify'
import type { AppParts } from './app.ts'
import { openTurnstile } from './turnstile.ts'
import { numberOf, setNumber } from './visitor.ts'
import { openWaitingRoom } from './waiting-room.ts'

/**
 * Reading is open to all and cheap; whoever works here has to get in; what was filled in is taken. Pages of one's own are
 * worked on a few at a time in the order of coming, and while too many come they wait with a number.
 */
export function letInInOrder(
  app: FastifyInstance,
  { config, answerWaiting }: Pick<AppParts, 'config' | 'answerWaiting'>,
): void {
  const room = openWaitingRoom()
  const turnstile = openTurnstile()
  app.decorate('waitingRoom', room)
  app.decorate('turnstile', turnstile)
  const secure = config.origin.startsWith('https:')
  app.addHook('onRequest', (request, reply, done) => {
    const { config: route, url = '' } = request.routeOptions
    const isOwn = route.access === 'person' || route.access === 'account'
    if (!isOwn || url.includes('/host/')) return done()
    const number = room.isOpen ? numberOf(request) : undefined
    if (request.method !== 'GET') {
      reply.raw.once('close', turnstile.sent())
      // Whoever had a form open when the room opened goes on to what follows it.
      if (room.isOpen && number === undefined) setNumber(reply, room.inside(), secure)
      return done()
    }
    let told = room.enter(number)
    if (told === null) {
      const left = turnstile.come(done)
      if (left) return void reply.raw.once('close', left)
      told = room.full(number)
    }
    if (told.number !== null && told.number !== number) setNumber(reply, told.number, secure)
    answerWaiting(request, reply, told)
  })
}
