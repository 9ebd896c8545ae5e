import { Parser } from 'htmlparser2'
import type { Node } from './node.ts'

/** JSON-LD blocks as text, and the top things of microdata, of one HTML page. */
export interface PageThings {
  readonly jsonLd: readonly string[]
  readonly microdata: readonly Node[]
}

interface Open {
  readonly tag: string
  /** The thing whose scope this element opened. */
  readonly item: Record<string, unknown[]> | null
  /** Property waiting for this element's text. */
  readonly property: string | null
  text: string
}

const mostThings = 5_000
/** Elements without an end. */
const single = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Reads `<script type="application/ld+json">` and itemscope/itemprop, as the HTML standard has them (itemref aside). */
export function readThings(html: string): PageThings {
  const jsonLd: string[] = []
  const microdata: Node[] = []
  const stack: Open[] = []
  const scopes: Record<string, unknown[]>[] = []
  let script: string | null = null
  let count = 0

  const add = (property: string, value: unknown): void => {
    const scope = scopes.at(-1)
    if (scope === undefined) return
    for (const name of property.split(/\s+/)) (scope[name] ??= []).push(value)
  }

  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'script') {
        script = /^application\/ld\+json/i.test(attributes['type'] ?? '') ? '' : null
        return
      }
      const property = attributes['itemprop'] ?? null
      let item: Open['item'] = null
      if ('itemscope' in attributes && count < mostThings) {
        count += 1
        item = Object.create(null) as Record<string, unknown[]>
        item['@type'] = (attributes['itemtype'] ?? '').split(/\s+/).filter((type) => type !== '')
        if (attributes['itemid']) item['@id'] = [attributes['itemid']]
        if (property !== null && scopes.length > 0) add(property, item)
        else microdata.push(item)
        scopes.push(item)
      } else if (property !== null) {
        const value = attributeValue(tag, attributes)
        if (value !== null) add(property, value)
      }
      if (single.has(tag)) {
        if (item !== null) scopes.pop()
        return
      }
      const waits = property !== null && item === null && attributeValue(tag, attributes) === null
      stack.push({ tag, item, property: waits ? property : null, text: '' })
    },
    ontext(text) {
      if (script !== null) script += text
      else for (const open of stack) if (open.property !== null) open.text += text
    },
    onclosetag(tag) {
      if (tag === 'script') {
        if (script !== null && script.trim() !== '') jsonLd.push(script)
        script = null
        return
      }
      if (single.has(tag)) return
      const open = stack.pop()
      if (open?.property) add(open.property, open.text.replace(/\s+/g, ' ').trim())
      if (open?.item) scopes.pop()
    },
  })
  parser.end(html)
  return { jsonLd, microdata }
}

/** Where the value of a property stands in this element, if not in its text. */
function attributeValue(tag: string, attributes: Record<string, string>): string | null {
  if (attributes['content'] !== undefined) return attributes['content']
  if (tag === 'meta') return ''
  if (['a', 'area', 'link'].includes(tag)) return attributes['href'] ?? ''
  if (['img', 'audio', 'video', 'iframe', 'embed', 'source', 'track'].includes(tag)) return attributes['src'] ?? ''
  if (tag === 'time' && attributes['datetime'] !== undefined) return attributes['datetime']
  if (['data', 'meter'].includes(tag)) return attributes['value'] ?? ''
  return null
}
