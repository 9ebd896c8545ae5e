import { money, type Money } from '#kernel/money.ts'

/** `7.50`, `7,5` or `750` as an amount of a currency; more places than the currency has, or no number, give null. */
export function readMoney(text: string, currency: string): Money | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const places =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const fraction = match[2] ?? ''
  if (fraction.length > places) return null
  return money(Number(match[1]! + fraction.padEnd(places, '0')), currency)
}

/** The same amount as one types it. */
export function writtenMoney({ minor, currency }: Money): string {
  const places =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const units = (minor / 10 ** places).toFixed(places)
  return units.replace(/\.0+$/, '')
}
