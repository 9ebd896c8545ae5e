import { z } from 'zod'
import type { Money } from '#kernel/money.ts'

const percent = z.int().min(0).max(100)
const minor = z.int().min(0).max(100_000_000)

/** `participation.pay` in an ecosystem's settings: what its families pay of what an offer costs. Amounts in cents of its currency. */
export const payRules = z.object({
  /** Of each band: a share of the price in percent, or an amount a head. A band without a rule pays the price as it is. */
  bands: z
    .record(z.string().max(40), z.union([z.strictObject({ share: percent }), z.strictObject({ fixed: minor })]))
    .default({}),
  /** What the second child of a family pays in percent of the first, the third, and so on; the last holds for all further. */
  siblings: z.array(percent).max(8).default([]),
  /** What an adult who comes along pays, in percent of what a child pays. */
  companions: percent.default(100),
  /** There and back, a head, and how much of it the place pays for each band, in percent. Null: nothing is said of fares. */
  fares: z
    .object({ child: minor, adult: minor, help: z.record(z.string().max(40), percent).default({}) })
    .nullable()
    .default(null),
})
export type PayRules = z.output<typeof payRules>

/** From–to, the same twice where a price is one amount. */
export interface Amounts {
  readonly from: Money
  readonly to: Money
}

/** What one family pays on one occasion. */
export interface WhatWePay {
  /** In the order in which they were named; null: the price is not known. */
  readonly each: readonly (Amounts | null)[]
  readonly fee: Amounts | null
  /** What is left to pay for the way there and back; null: the place says nothing of fares. */
  readonly fares: Money | null
  /** What the place pays of the fares. */
  readonly help: Money | null
  /** Null: the price is not known, or the fares are in another currency. */
  readonly total: Amounts | null
}
