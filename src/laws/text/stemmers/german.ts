/** `ae`, `oe`, `ue` typed for an umlaut, after a consonant: `Muenster`; not the `ue` of `Frauen` or `Quelle`. */
const typedUmlaut = /(?<=[bcdfghjklmnprstvwxz]|^)([aou])e(?=[a-z])/g

/**
 * Snowball's German in short, on folded words: genitive s, then the ending of number and case. Umlauts are gone before
 * (`Bücher` → `buch`).
 */
export function stemGerman(folded: string): string {
  if (folded.length <= 3) return folded
  let word = folded.replace(typedUmlaut, '$1')
  if (word.endsWith('innen') && word.length > 8) word = word.slice(0, -5)
  if (/.{4,}s$/.test(word) && /[bdfghklmnrt]s$/.test(word)) word = word.slice(0, -1)
  return word.replace(/^(.{3,}?)(?:ern|em|en|er|es|e|(?<=[lr])n)$/, '$1')
}
