import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Fields, type Read, type Reading } from '../reading/words.ts'
import { eventFields } from '../schema-org/event-fields.ts'
import { all, isNode, text, typesOf, type Node } from '../schema-org/node.ts'
import { decodeWhole } from '../text-encoding/decode-text.ts'
import { decodePage, limitsOfPage } from './decode-page.ts'
import type { RpdeItem } from './words.ts'

export interface RpdeOptions {
  /** IANA zone of times that name none. */
  readonly timeZone: string
}

/**
 * The items of one RPDE page as rows, one for each dated occurrence (fields: see `eventFields`), with `itemId`, `kind`
 * and `state`. A deleted item is one row with its id only: everything that came from it is gone. Sessions and slots are
 * joined with the series they name, when it is on the same page; alone they carry `partOf`.
 */
export const readRpde = (bytes: Bytes, options: RpdeOptions): Reading => withMistakes(items(bytes, options))

async function* items(bytes: Bytes, { timeZone }: RpdeOptions): AsyncGenerator<Read> {
  const written = await decodeWhole(bytes, { most: limitsOfPage.letters })
  if (written.trim() === '') return yield fatal(null, 'reading.empty')
  const page = decodePage(written)
  if (!page.ok) return yield fatal(null, page.refusal, page.facts)
  for (const place of page.value.unreadable) yield mistake(place, 'rpde.item-unreadable')
  yield* rowsOfItems(() => page.value.items, { timeZone })
}

/**
 * The same for all items of a feed as its mirror keeps them, however many: of all of them only the series that others
 * name are held.
 * @param walk gives all items in the same order; walked three times
 */
export const readRpdeItems = (walk: () => Items, options: RpdeOptions): Reading => rowsOfItems(walk, options)

type Items = Iterable<RpdeItem> | AsyncIterable<RpdeItem>

async function* rowsOfItems(walk: () => Items, { timeZone }: RpdeOptions): AsyncGenerator<Read> {
  const named = new Set<string>()
  for await (const item of walk()) {
    const [above] = item.state === 'updated' ? all(item.data, 'superEvent') : []
    if (typeof above === 'string') named.add(above)
  }
  const series = new Map<string, Node>()
  for await (const item of walk()) {
    const id = item.state === 'updated' ? text(item.data, 'id') : ''
    if (item.state === 'updated' && named.has(id)) series.set(id, item.data)
  }
  let number = 0
  for await (const item of walk()) {
    for (const fields of rowsOf(item, series, timeZone)) {
      number += 1
      yield row(number, fields)
    }
  }
}

function* rowsOf(item: RpdeItem, series: ReadonlyMap<string, Node>, timeZone: string): Generator<Fields> {
  const about = { itemId: item.id, kind: item.kind, state: item.state, modified: item.modified }
  if (item.state === 'deleted') return yield { ...about, id: item.id }
  // A facility that can be hired, a slot of it, or a place alone: nothing to take part in.
  if (/^(?:FacilityUse|IndividualFacilityUse|Slot|Place)$/.test(typesOf(item.data)[0] ?? '')) return
  const ownId = text(item.data, 'identifier') || text(item.data, 'id') || text(item.data, 'url')
  for (const fields of eventFields(joined(item.data, series), timeZone)) {
    const id = fields['id'] === ownId ? item.id : `${item.id}/${String(fields['id'])}`
    yield { ...fields, ...about, id }
  }
}

/** The series a session names by its address only, put in its place. */
function joined(data: Node, series: ReadonlyMap<string, Node>): Node {
  const [above] = all(data, 'superEvent')
  const whole = typeof above === 'string' ? series.get(above) : undefined
  return isNode(whole) && whole !== data ? { ...data, superEvent: { ...whole, subEvent: undefined } } : data
}
