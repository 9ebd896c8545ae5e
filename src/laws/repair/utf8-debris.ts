/** A repaired text and how many places were changed. No repair gives the very same string. */
export interface Repaired {
  readonly text: string
  readonly repairs: number
}

/** Windows-1252's printable signs in 0x80–0x9F; the other bytes read as the Latin-1 letter of the same number. */
const windowsSigns = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const windowsBytes = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
  0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
]
const byteOfSign = new Map([...windowsSigns].map((sign, index) => [sign, windowsBytes[index]!]))

const continuation = `[\\x80-\\xbf${windowsSigns}]`
const latin = `[\\xc2-\\xc5]${continuation}`
/** Greek, Cyrillic, Hebrew, Arabic: two bytes a letter; believed only in company, for `Ð` and `Ñ` have other causes. */
const otherScripts = `(?:[\\xce-\\xd1\\xd7-\\xdb]${continuation}){2,}`
const threeBytes = `[\\xe0-\\xef]${continuation}{2}`
const fourBytes = `[\\xf0-\\xf4]${continuation}{3}`
const debris = new RegExp(`(?:${fourBytes}|${threeBytes}|${otherScripts}|${latin})+`, 'g')

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Undoes UTF-8 that was once read as Latin-1 or Windows-1252: `Ã³` → `ó`, `â€™` → `’`. Only runs that are valid UTF-8
 * are touched; two letters of real text hardly ever form one.
 */
export function undoLatin1Utf8(text: string): Repaired {
  let repairs = 0
  const repaired = text.replace(debris, (run) => {
    const bytes = Uint8Array.from(run, (sign) => byteOfSign.get(sign) ?? sign.charCodeAt(0))
    try {
      const decoded = decoder.decode(bytes)
      repairs += [...decoded].length
      return decoded
    } catch {
      return run // not UTF-8 after all (an overlong or surrogate form): better left as it is
    }
  })
  return { text: repaired, repairs }
}
