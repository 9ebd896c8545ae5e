/** An amount in the smallest unit of its currency (cents), a whole number; ISO 4217 code in capitals. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

export const money = (minor: number, currency: string): Money => {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`money is counted in whole units, got ${minor}`)
  return { minor, currency }
}
