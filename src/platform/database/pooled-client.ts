import { Client, type ClientConfig } from 'pg'

/** How often a statement was asked before PostgreSQL is told to keep its plan, and how many it keeps a connection. */
const often = 20
const most = 120
/** Texts counted before counting begins anew: lists of any length make texts without end. */
const counted = 4_000

const everyColumn = /(?:select |returning |\.)\*/
const asked = new Map<string, number>()
const names = new Map<string, string>()

/**
 * The name under which a connection keeps the plan of a statement that is asked often; undefined: it is planned each
 * time. One that selects `*` is never kept: while two versions run side by side, a column more would make every
 * connection refuse it.
 */
function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name !== undefined || names.size >= most || everyColumn.test(text)) return name
  const times = (asked.get(text) ?? 0) + 1
  if (times >= often) names.set(text, `often-${names.size}`)
  if (asked.size >= counted) asked.clear()
  asked.set(text, times)
  return names.get(text)
}

type Ask = (text: unknown, values?: unknown) => unknown

/**
 * A connection of the pool. Statements that are asked in one turn of the loop leave in one write, and are not waited for
 * one by one: planning and writes are most of what a small question costs.
 */
export class PooledClient extends Client {
  readonly #ask: Ask

  constructor(config?: ClientConfig) {
    super({ ...config, pipeline: true })
    this.#ask = super.query.bind(this) as Ask
    this.query = ((text: unknown, values?: unknown, ...more: unknown[]) => {
      const { stream } = this.connection
      stream.cork()
      process.nextTick(() => stream.uncork())
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
      if (name !== undefined && more.length === 0) return this.#ask({ text, name, values })
      return Reflect.apply(this.#ask, this, [text, values, ...more])
    }) as Client['query']
  }
}
