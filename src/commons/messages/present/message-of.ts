/** One notice, said in the reader's language. */
export interface Said {
  /** Of a child's: whose. */
  readonly forWhom: string | null
  readonly sentence: string
  /** The page it opens. */
  readonly href: string | null
  readonly isUrgent: boolean
}

export interface Around {
  readonly place: string
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly inboxHref: string
  /** Where one is told less; opens without signing in. */
  readonly lessHref: string
}

/** A paragraph, or a link that stands alone. */
type Part = string | { readonly href: string; readonly label: string }

const whole = ({ forWhom, sentence }: Said, { say }: Around): string =>
  forWhom === null ? sentence : say('messages.for-child', { name: forWhom, sentence })

/** What stands in a mail: all that is told, each with its page, then why it came and how to be told less. */
export function mailParts(all: readonly Said[], around: Around): { subject: string; parts: Part[] } {
  const { say, place } = around
  const [first] = all
  const told = all.flatMap((one): Part[] => [
    whole(one, around),
    ...(one.href === null ? [] : [{ href: one.href, label: say('messages.mail-open') }]),
  ])
  const less = first!.isUrgent
    ? [say('messages.mail-urgent', { place })]
    : [say('messages.mail-why', { place }), { href: around.lessHref, label: say('messages.mail-less') }]
  return {
    subject:
      all.length === 1 ? `${place}: ${whole(first!, around)}` : say('messages.together', { count: all.length, place }),
    parts: [...(all.length === 1 ? [] : [say('messages.together', { count: all.length, place })]), ...told, ...less],
  }
}

/** What stands in a text message: the sentence, which may be shortened, and what goes around it, which may not. */
export function textParts(
  all: readonly Said[],
  around: Around,
): { sentence: string; whole: (sentence: string) => string } {
  const { say, place, inboxHref, lessHref } = around
  const [first] = all
  const isOne = all.length === 1
  const sentence = isOne ? whole(first!, around) : say('messages.together', { count: all.length, place })
  const href = isOne ? first!.href : inboxHref
  const less = first!.isUrgent ? '' : `\n${say('messages.text-less')} ${lessHref}`
  return {
    sentence,
    whole: (said) => `${isOne ? `${place}: ` : ''}${said}${href === null ? '' : ` ${href}`}${less}`,
  }
}
