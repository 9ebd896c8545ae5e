/** 3GPP TS 23.038, section 6.2.1: what fits into seven bits, and what takes two of them. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extended = new Set('\f^{}\\[~]|€')

/** Signs of good print that would double a message's price, and what every telephone writes in their place. */
const plain: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00A0': ' ',
  '\u202F': ' ',
}

export const plainly = (text: string): string =>
  text.replaceAll(/[‘’“”„–—…\u00A0\u202F]/g, (sign) => plain[sign] ?? sign)

/** What gateways bill: how many single messages a text is cut into. */
export interface Measure {
  readonly alphabet: 'gsm-7' | 'ucs-2'
  readonly segments: number
}

/** 160 signs of seven bits or 70 of sixteen go alone; cut, each part gives seven or three signs to its header. */
export function measureText(text: string): Measure {
  const signs = [...text]
  if (signs.every((sign) => basic.has(sign) || extended.has(sign))) {
    const widths = signs.map((sign) => (extended.has(sign) ? 2 : 1))
    return { alphabet: 'gsm-7', segments: cut(widths, 160, 153) }
  }
  return {
    alphabet: 'ucs-2',
    segments: cut(
      signs.map((sign) => sign.length),
      70,
      67,
    ),
  }
}

/** No sign is torn between two parts. */
function cut(widths: readonly number[], alone: number, each: number): number {
  if (widths.reduce((sum, width) => sum + width, 0) <= alone) return 1
  let parts = 1
  let used = 0
  for (const width of widths) {
    if (used + width > each) {
      parts += 1
      used = 0
    }
    used += width
  }
  return parts
}

/**
 * The sentence shortened until the whole fits into so many segments; what stands around it is never cut.
 * @param whole puts the sentence where it belongs
 */
export function fitted(sentence: string, whole: (sentence: string) => string, most: number): string {
  const signs = [...sentence]
  if (measureText(whole(sentence)).segments <= most) return whole(sentence)
  let [low, high] = [0, signs.length]
  const shortened = (length: number): string => whole(`${signs.slice(0, length).join('').trimEnd()}...`)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measureText(shortened(middle)).segments <= most) low = middle
    else high = middle - 1
  }
  return shortened(low)
}
