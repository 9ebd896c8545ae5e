/** Words whose own last s looks like a plural: with them their feminine and plural meet again. */
const endingInS = /^(?:ingles|frances|japones|portugues|irlandes|escoces|holandes|danes|autobus|interes|compas|estres)$/

/** Savoy's light stemmer in short: the plural, then the last vowel of gender; z and c are one (`luz`, `luces`). */
export function stemSpanish(folded: string): string {
  let word = folded
  if (word.length > 3 && word.endsWith('s') && !endingInS.test(word)) word = word.slice(0, -1)
  if (word.length > 3 && /[aoe]$/.test(word)) word = word.slice(0, -1)
  if (word.endsWith('z')) word = `${word.slice(0, -1)}c`
  const withoutIc = /^(.{5,})ic$/.exec(word)
  return withoutIc?.[1] ?? word
}
