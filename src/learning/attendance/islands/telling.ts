import { makeId } from '#kernel/id.ts'
import { drop, keys, put, seal, take, unsent, unseal, type Sealed } from './kept.ts'

/** An act on its way, as the server takes it. */
export interface Act {
  readonly id: string
  readonly subjectId: string | null
  readonly said: string
  readonly toldAt: number
  readonly offset: number
  readonly seen: number
  readonly how?: string
  readonly leaves?: string | null
  readonly adult?: string | null
  readonly card?: string | null
  readonly guest?: string | null
}

/** Whose phone, and at which door: what one person tapped is never sent as another's. */
export interface Place {
  readonly at: string
  readonly me: string
}

export const freshId = (): string => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** A number for this browser, made up when it first keeps a door. */
export async function phone(): Promise<string> {
  const known = await take<string>(unsent, 'phone')
  if (known) return known
  const fresh = freshId()
  await put(unsent, 'phone', fresh)
  return fresh
}

export const keepAct = async (act: Act, place: Place): Promise<unknown> =>
  put(unsent, act.id, { place, ...(await seal(act)) })

/** What waits at this door, in the order in which it was tapped: ids sort by age. */
export async function waitingAt({ at, me }: Place): Promise<Act[]> {
  const acts: Act[] = []
  for (const key of await keys(unsent)) {
    const row = key === 'phone' ? undefined : await take<Sealed & { place: Place }>(unsent, key)
    if (row && row.place.at === at && row.place.me === me) acts.push(await unseal<Act>(row))
  }
  return acts
}

export interface Answer {
  readonly kept: readonly string[]
  readonly refused: readonly { readonly id: string; readonly sentence: string }[]
  readonly seq: number
  readonly now: number
  readonly isNews: boolean
  readonly hasEnded: boolean
}

/** Sends what waits. @returns the answer; the status, where there is none; null: nobody could be reached */
export async function send(place: Place, acts: readonly Act[], seen: number): Promise<Answer | number | null> {
  const body = { device: await phone(), sentAt: Date.now(), seen, acts: acts.slice(0, 1000) }
  try {
    const response = await fetch(`${place.at}/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) return response.status
    const answer = (await response.json()) as Answer
    for (const { id } of [...answer.kept.map((id) => ({ id })), ...answer.refused]) await drop(unsent, id)
    return answer
  } catch {
    return null
  }
}
