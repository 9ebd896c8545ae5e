/**
 * A law's answer: a value, or a refusal with its reason. Refusals are values and are never thrown;
 * what we broke ourselves (a fault) is thrown.
 */
export type Result<Value, Refusal = string> = Accepted<Value> | Refused<Refusal>

export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Refused<Refusal> {
  readonly ok: false
  readonly refusal: Refusal
  /** Plain facts for the sentence that tells the refusal ("limit": 100). Never personal data. */
  readonly facts?: Readonly<Record<string, string | number>>
}

export const accept = <Value>(value: Value): Accepted<Value> => ({ ok: true, value })

export const refuse = <const Refusal>(
  refusal: Refusal,
  facts?: Readonly<Record<string, string | number>>,
): Refused<Refusal> => (facts ? { ok: false, refusal, facts } : { ok: false, refusal })
