import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * Logs to standard output, one JSON object a line. No addresses, no query strings, no bodies: a search near one's
 * home is personal. Written in the background, so that a request never waits for its own log line.
 */
export function openLog(level: string): Log {
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 })
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
