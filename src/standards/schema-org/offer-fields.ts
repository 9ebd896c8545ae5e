import type { Value } from '../reading/words.ts'
import { nodes, number, text, type Node } from './node.ts'

/** What it costs, over all offers: lowest and highest price in one currency, and whether it is free. */
export function offerFields(thing: Node): Record<string, Value> {
  const offers = nodes(thing, 'offers').flatMap((offer) => {
    const inner = nodes(offer, 'offers')
    return inner.length > 0 ? inner : [offer]
  })
  const priced = offers.flatMap((offer) => {
    const currency = text(offer, 'priceCurrency').toUpperCase()
    return ['price', 'lowPrice', 'highPrice']
      .map((key) => number(offer, key))
      .filter((price): price is number => price !== null && price >= 0)
      .map((price) => ({ price, currency }))
  })
  const currency = priced.find((each) => each.price > 0)?.currency ?? priced[0]?.currency ?? ''
  const prices = priced.filter((each) => each.currency === currency || each.price === 0).map((each) => each.price)
  const said = text(thing, 'isAccessibleForFree').toLowerCase()
  const free =
    said === 'true' || said === 'https://schema.org/true' || (prices.length > 0 && prices.every((price) => price === 0))
  return {
    priceMin: prices.length > 0 ? Math.min(...prices) : null,
    priceMax: prices.length > 0 ? Math.max(...prices) : null,
    currency,
    free: free || (said === 'false' || prices.length > 0 ? false : null),
    offerUrl: offers.map((offer) => text(offer, 'url')).find((url) => url !== '') ?? '',
  }
}
