/** What is on its way to one person: did their night pass over it, and is it urgent? */
export interface Going {
  readonly waited: boolean
  readonly urgent: boolean
  /** Carries a link of its own that only its own message can hold. */
  readonly hasLink: boolean
}

/**
 * What gathered over one night goes out as one message. Anything urgent, and anything with a secret of its own, goes
 * alone.
 * @returns groups in the order given; most of them of one
 */
export function together<One extends Going>(going: readonly One[]): One[][] {
  const gathered = going.filter(({ waited, urgent, hasLink }) => waited && !urgent && !hasLink)
  const alone = going.filter((one) => !gathered.includes(one)).map((one) => [one])
  return gathered.length === 0 ? alone : [gathered, ...alone]
}
