import type { Way } from '#commons/people'
import type { Choices, Topic } from '../words.ts'

export interface Reach {
  readonly choices: Choices
  readonly ways: readonly Pick<Way, 'kind' | 'address' | 'confirmedAt'>[]
  /** Has the house a way out for it at all? */
  readonly out: { readonly mail: boolean; readonly text: boolean }
}

export type WayOut = Pick<Way, 'kind' | 'address'>

/**
 * By which ways a message goes, the first first, the others where that one fails. The person's choice stands; who did
 * not choose gets mail where there is one, else a text message. What is silenced, or for who wants only the inbox, goes
 * nowhere; only what is for somebody's safety passes both. An address nobody confirmed is never used.
 */
export function chooseChannels(
  { choices, ways, out }: Reach,
  { topic, urgent }: { readonly topic: Topic; readonly urgent: boolean },
): WayOut[] {
  if (!urgent && (choices.channel === 'inbox' || choices.silenced.includes(topic))) return []
  const first = choices.channel === 'text' ? 'text' : 'mail'
  const order = first === 'text' ? (['text', 'mail'] as const) : (['mail', 'text'] as const)
  return order.flatMap((kind) => {
    const way = ways.find((one) => one.kind === kind && one.confirmedAt !== null)
    return way && out[kind] ? [{ kind, address: way.address }] : []
  })
}
