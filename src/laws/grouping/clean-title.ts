import { saysOnlyAges, saysOnlyWhen } from './occurrence-words.ts'
import { titleKey } from './title-key.ts'

export interface Ages {
  readonly min: number | null
  readonly max: number | null
}

/** A date at the very end, after a dash or bar, or as "August 2nd" and "6/12" alone. */
const trailingPart = /^(.*\S)\s+[-–—|]\s*([^-–—|]+)$/u
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const trailingDate = new RegExp(
  `^(.*\\S),?\\s+(?:(?:for|on)\\s+)?(?:(?:${month})\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)$`,
  'i',
)
/** The third camp of a summer is the same camp; a third level is another course. */
const trailingCount = /^(.*\b(?:camp|session|week|cohort|class|group|section|series|day))\s*#?\s*\d{1,2}$/i
const bracket = /\s*[([]([^()[\]]*)[)\]]/g

const dashed = /[-–—|]/
const danglingCount = /\s*[-–—|:,]\s*(?:session|week|cohort|group|section)$/i
const endsInDigit = /\d(?:st|nd|rd|th)?$/i
const loose = /[\s\-–—|,:]+$/u

/** One thing less at the end, if it only tells the occurrence. */
function withoutEnd(title: string, ages: Ages): string {
  let cleaned = title
  const part = dashed.test(cleaned) ? trailingPart.exec(cleaned) : null
  if (part && (saysOnlyWhen(part[2]!) || saysOnlyAges(part[2]!, ages))) cleaned = part[1]!
  if (endsInDigit.test(cleaned)) {
    cleaned = trailingDate.exec(cleaned)?.[1] ?? cleaned
    const counted = trailingCount.exec(cleaned)?.[1]
    if (counted !== undefined) cleaned = counted.replace(danglingCount, '')
  }
  return cleaned.replace(loose, '')
}

/**
 * A title without what only tells one occurrence from another: brackets that name its date, its site or its ages again,
 * a date at the end, the count of a camp or session. Other brackets and numbers stay, for they name other programmes:
 * `(Special Rec)`, `(Deaf & HOH)`, `(1995)`, `Lev. 3 - 4`, `Basic 2`.
 * @param site the folded name of the site the listing is at, or null
 */
export function cleanTitle(title: string, ages: Ages, site: string | null): string {
  let cleaned = !/[([]/.test(title)
    ? title
    : title.replace(bracket, (whole, inside: string) => {
        const name = titleKey(inside)
        const namesSite = site !== null && name !== '' && (site === name || site.startsWith(`${name} `))
        return namesSite || saysOnlyWhen(inside) || saysOnlyAges(inside, ages) ? '' : whole
      })
  for (let before = ''; before !== cleaned;) {
    before = cleaned
    cleaned = withoutEnd(cleaned, ages)
  }
  cleaned = cleaned.replace(/\s+/g, ' ').trim()
  return /^[^\p{L}\p{N}]*.?$/u.test(cleaned) ? title.trim() : cleaned
}
