import type { FastifyInstance } from 'fastify'
import type { AppParts } from './app.ts'
import { openReadingLane } from './reading-lane.ts'
import { openTurnstile } from './turnstile.ts'
import { numberOf, setNumber } from './visitor.ts'
import { openWaitingRoom } from './waiting-room.ts'

/** Whoever only reads and came when too many did comes again after so many seconds, not all at once. */
const [sooner, later] = [2, 6] as const

/**
 * What was filled in is taken at once. Pages of one's own are worked on a few at a time in the order of coming, and while
 * too many come they wait with a number. Reading is open to all and cheap, as telling a number is: a few between any two of
 * the others, and while more come than that, whoever comes is told when to come again.
 */
export function letInInOrder(
  app: FastifyInstance,
  { config, answerWaiting }: Pick<AppParts, 'config' | 'answerWaiting'>,
): void {
  const room = openWaitingRoom()
  const turnstile = openTurnstile()
  app.decorate('waitingRoom', room)
  app.decorate('turnstile', turnstile)
  const reading = openReadingLane(() => turnstile.isWorking)
  app.decorate('readingLane', reading)
  let comeAgain: number = sooner
  const secure = config.origin.startsWith('https:')
  app.addHook('onRequest', (request, reply, done) => {
    const { config: route, url = '' } = request.routeOptions
    const isOwn = route.access === 'person' || route.access === 'account'
    if (route.access === 'anyone' && request.method === 'GET' && url.startsWith('/:ecosystem')) {
      const answer = (): void => {
        // Nobody works for somebody who went away.
        if (!reply.raw.destroyed) done()
      }
      return reading.come(answer, () => {
        comeAgain = comeAgain < later ? comeAgain + 1 : sooner
        answerWaiting(request, reply, { number: null, ahead: 0, again: comeAgain, about: comeAgain })
      })
    }
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
    const waits = told
    reading.come(() => {
      if (waits.number !== null && waits.number !== number) setNumber(reply, waits.number, secure)
      answerWaiting(request, reply, waits)
    })
  })
}
