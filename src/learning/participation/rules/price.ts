import { money, type Money } from '#kernel/money.ts'
import type { Price } from '#learning/catalogue'
import type { Amounts, PayRules, WhatWePay } from '../words-of-pay.ts'
import type { Part } from '../words.ts'

export interface PayingPerson {
  readonly part: Part
  readonly isAdult: boolean
}

interface Asking {
  readonly price: Price
  /** Of one family, those who have a seat or wait already first: the first child pays in full. */
  readonly who: readonly PayingPerson[]
  /** Null: none is set, or one this place no longer knows. */
  readonly band: string | null
  /** The place's bands, from the full price down. */
  readonly bands: readonly string[]
  /** Fares are paid to get somewhere: nothing for what comes over the net. */
  readonly online: boolean
  /** Of the place: amounts in its rules are in it. */
  readonly currency: string
}

/**
 * Law: what a family pays is known before it asks. The price of the offer by the rule of the family's band; each further
 * child by the sibling rule; fares beside it, less what the place pays of them. However the rules are written, nobody in
 * a lower band pays more than the band above, and nobody more than the price. Parts of a cent are the family's.
 */
export function priceFor({ price, who, band, bands, online, currency }: Asking, rules: PayRules): WhatWePay {
  const down = bands.slice(0, band === null ? 0 : bands.indexOf(band) + 1)
  const head = perHead(price, down, rules, currency)
  let children = 0
  const each = who.map(({ part, isAdult }) => {
    const percent = part === 'companion' ? rules.companions : isAdult ? 100 : siblingPercent(children, rules)
    if (!isAdult) children += 1
    return head && { from: shareOf(head.from, percent), to: shareOf(head.to, percent) }
  })
  const fee = head && sumOf(each as readonly Amounts[], head.from.currency)
  const { fares, help } = faresFor(who, online ? null : rules.fares, down, currency)
  return { each, fee, fares, help, total: totalOf(fee, fares) }
}

const shareOf = ({ minor, currency }: Money, percent: number): Money =>
  money(Math.floor((minor * percent) / 100), currency)

/** The lowest any band from the full price down to this one pays. */
function perHead(price: Price, down: readonly string[], rules: PayRules, currency: string): Amounts | null {
  if (price.kind === 'unknown') return null
  const known = price.kind === 'free' ? amounts(money(0, currency)) : knownOf(price)
  const least = (one: Amounts | null, other: Amounts): Amounts =>
    one === null ? other : { from: lesser(one.from, other.from), to: lesser(one.to, other.to) }
  return down.reduce((lowest, name) => {
    const rule = rules.bands[name]
    if (rule === undefined) return lowest
    if ('share' in rule) {
      // Who pays nothing of a price pays nothing, also where nobody said how much it is.
      if (known === null) return rule.share === 0 ? amounts(money(0, currency)) : lowest
      return least(lowest, { from: shareOf(known.from, rule.share), to: shareOf(known.to, rule.share) })
    }
    const fixed = amounts(money(rule.fixed, currency))
    return known !== null && known.from.currency !== currency ? lowest : least(lowest, fixed)
  }, known)
}

const amounts = (both: Money): Amounts => ({ from: both, to: both })
const lesser = (one: Money, other: Money): Money => (other.minor < one.minor ? other : one)

/** An amount up to which is no amount: only a price with both ends, or one, is known. */
function knownOf({ from, to }: Extract<Price, { kind: 'paid' }>): Amounts | null {
  if (from === null || to === null || from.currency !== to.currency) return null
  return { from, to }
}

/** However the rule is written, no further child pays more than the one before. */
const siblingPercent = (before: number, { siblings }: PayRules): number => Math.min(100, ...siblings.slice(0, before))

const sumOf = (each: readonly Amounts[], currency: string): Amounts => ({
  from: money(
    each.reduce((sum, { from }) => sum + from.minor, 0),
    currency,
  ),
  to: money(
    each.reduce((sum, { to }) => sum + to.minor, 0),
    currency,
  ),
})

function faresFor(
  who: Asking['who'],
  fares: PayRules['fares'],
  down: readonly string[],
  currency: string,
): Pick<WhatWePay, 'fares' | 'help'> {
  if (fares === null) return { fares: null, help: null }
  const whole = who.reduce((sum, { isAdult }) => sum + (isAdult ? fares.adult : fares.child), 0)
  const percent = Math.max(0, ...down.map((name) => fares.help[name] ?? 0))
  const left = shareOf(money(whole, currency), 100 - percent)
  return { fares: left, help: money(whole - left.minor, currency) }
}

function totalOf(fee: Amounts | null, fares: Money | null): Amounts | null {
  if (fee === null || fares === null) return fee
  if (fee.from.currency !== fares.currency) return null
  const plus = ({ minor, currency }: Money): Money => money(minor + fares.minor, currency)
  return { from: plus(fee.from), to: plus(fee.to) }
}
