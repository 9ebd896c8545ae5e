import { money, type Money } from '#kernel/money.ts'
import type { Price } from '#learning/catalogue'
import { fold } from '#laws/text/fold.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { listOf, remembered, textOf } from '../value.ts'
import { readNumber } from './numbers.ts'

const digitsOf = new Map<string, number>()

/** ISO 4217: how many digits stand after the point in this currency. */
function minorDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

export const toMoney = (amount: number, currency: string): Money =>
  money(Math.round(amount * 10 ** minorDigits(currency)), currency)

const freeWords = /\b(free|gratis|gratuit\w*|entrada libre|acceso libre|kostenlos|kostenfrei|eintritt frei|مجاني?)/u
const amountShape =
  /(\d{1,6}(?:[.,]\d{1,2})?)(?!\d)\s*(€|euros?|eur|\$|usd|£|gbp)|(€|\$|£)\s*(\d{1,6}(?:[.,]\d{1,2})?)(?!\d)/gu
const highestPrice = 100_000

/** The currency a sign or word means; a dollar is the feed's own where it has one. */
function currencyOf(sign: string, usual: string): string {
  if (sign === '£' || sign === 'gbp') return 'GBP'
  if (sign === '€' || sign.startsWith('eur')) return 'EUR'
  return usual.endsWith('D') ? usual : 'USD'
}

interface Amount {
  readonly amount: number
  readonly currency: string
}

function amountsIn(text: string, usual: string): readonly Amount[] {
  const bare = readNumber(text)
  if (bare !== null) return [{ amount: bare, currency: usual }]
  return [...fold(text).matchAll(amountShape)].map((found) => ({
    amount: Number((found[1] ?? found[4] ?? '').replace(',', '.')),
    currency: currencyOf((found[2] ?? found[3] ?? '').trim(), usual),
  }))
}

/** Free, from–to, or a sentence we could not read and keep as written. Amounts of the first currency count. */
export function priceInText(text: string, currency: string): Price {
  const found = amountsIn(text, currency).filter(({ amount }) => amount >= 0 && amount <= highestPrice)
  const first = found[0]
  if (first === undefined) {
    const isFree = freeWords.test(fold(text))
    return isFree ? { kind: 'free' } : { kind: 'paid', from: null, to: null, asWritten: text.slice(0, 300) }
  }
  const amounts = found.filter((one) => one.currency === first.currency).map(({ amount }) => amount)
  const to = Math.max(...amounts)
  if (to === 0) return { kind: 'free' }
  return {
    kind: 'paid',
    from: toMoney(Math.min(...amounts), first.currency),
    to: toMoney(to, first.currency),
    asWritten: readNumber(text) === null ? text.slice(0, 300) : null,
  }
}

const unknown: Price = { kind: 'unknown' }
const free: Price = { kind: 'free' }

/** Takes that tell what it costs. */
export const priceTakes = {
  'price-band': ({ of, bands }, { compile, surroundings }) => {
    const take = compile(of)
    const prices = new Map(
      Object.entries(bands).map(([words, band]): [string, Price] => {
        if (band.free) return [fold(words), free]
        if (band.unknown) return [fold(words), unknown]
        const amount = (number: number | undefined): Money | null =>
          number === undefined ? null : toMoney(number, surroundings.currency)
        return [fold(words), { kind: 'paid', from: amount(band.from), to: amount(band.to), asWritten: words }]
      }),
    )
    const priceOf = remembered((text) => ({
      price: prices.get(fold(text)) ?? priceInText(text, surroundings.currency),
    }))
    return (fields, notes) => {
      const text = textOf(take(fields, notes))
      return text === null ? null : priceOf(text)
    }
  },

  'price-text': ({ of, free: freeExpression }, { compile, surroundings }) => {
    const take = compile(of)
    const isFree = freeExpression === undefined ? null : compile(freeExpression)
    return (fields, notes) => {
      if (isFree?.(fields, notes) === true) return { price: free }
      const texts = listOf(take(fields, notes))
      if (texts.length === 0) return null
      return { price: spanOfPrices(texts.map((text) => priceInText(text, surroundings.currency))) }
    }
  },
} satisfies { readonly [Name in 'price-band' | 'price-text']: TakeMaker<Name> }

/** Several offers of one thing (adult, junior) as one price from–to. */
function spanOfPrices(prices: readonly Price[]): Price {
  if (prices.length === 1) return prices[0]!
  const paid = prices.filter((price) => price.kind === 'paid')
  if (paid.length === 0) return prices[0]!
  const least = paid.map((price) => price.from).filter((amount) => amount !== null)
  const most = paid.map((price) => price.to).filter((amount) => amount !== null)
  const lowest = least.reduce<Money | null>((one, other) => (one && one.minor <= other.minor ? one : other), null)
  const highest = most.reduce<Money | null>((one, other) => (one && one.minor >= other.minor ? one : other), null)
  const someFree = prices.some((price) => price.kind === 'free') && lowest !== null
  return { kind: 'paid', from: someFree ? { ...lowest, minor: 0 } : lowest, to: highest, asWritten: paid[0]!.asWritten }
}
