import { mobileNumber } from '#commons/people'

export interface Inbound {
  /** As E.164 writes it; null: it came from no telephone one could answer, such as a name or a short number. */
  readonly from: string | null
  readonly text: string
}

/** What gateways call the two: Twilio From and Body, Vonage msisdn and text, MessageBird originator and body, and so on. */
const fromNames = ['from', 'msisdn', 'originator', 'sender', 'source', 'mobile', 'number']
const textNames = ['body', 'text', 'message', 'content', 'payload']

/** Reads what a gateway posted, a form or a flat JSON object alike. @returns null: there is no sender or no text in it */
export function readInbound(posted: Readonly<Record<string, unknown>>): Inbound | null {
  const fields = new Map(Object.entries(posted).map(([name, value]) => [name.toLowerCase(), value]))
  const field = (names: readonly string[]): string | undefined =>
    names
      .map((name) => fields.get(name))
      .map((value) => (typeof value === 'number' ? String(value) : value))
      .find((value): value is string => typeof value === 'string' && value !== '')
  const [from, text] = [field(fromNames), field(textNames)]
  if (from === undefined || text === undefined) return null
  // Some leave the plus away, and a form that was not escaped makes a space of it.
  const number = mobileNumber.safeParse(/^\s*[1-9]/.test(from) ? `+${from.trim()}` : from)
  return { from: number.success ? number.data : null, text: text.slice(0, 2000) }
}
