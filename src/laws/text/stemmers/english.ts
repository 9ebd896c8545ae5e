/** Plurals no rule makes, and words a rule would send to a stranger (`news` to `new`). */
const irregular: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['kids', 'kid'],
  ['women', 'woman'],
  ['men', 'man'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['people', 'person'],
  ['lives', 'life'],
  ['knives', 'knif'],
  ['leaves', 'leaf'],
  ['news', 'news'],
  ['maths', 'math'],
  ['mathematics', 'math'],
  ['mathematic', 'math'],
  ['theatre', 'theater'],
  ['theatres', 'theater'],
  ['theaters', 'theater'],
  ['theatrical', 'theater'],
  ['classic', 'classic'],
  ['classics', 'classic'],
  ['classical', 'classic'],
  ['united', 'united'],
  ['evening', 'evening'],
  ['wedding', 'wedding'],
])

const vowel = /[aeiouy]/
const withoutPlural = (word: string): string => {
  if (word.length <= 3 || !word.endsWith('s')) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  if (/(?:ss|us|is)$/.test(word)) return word
  return word.slice(0, -1)
}

const undoubled = (word: string): string => (/([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word)

const withoutVerbEnding = (word: string): string => {
  const cut = word.endsWith('ing') ? 3 : word.endsWith('ed') && !word.endsWith('eed') ? 2 : 0
  const rest = word.slice(0, -cut || word.length)
  return cut > 0 && rest.length >= 3 && vowel.test(rest) ? undoubled(rest) : word
}

/** `robotic` → `robot`; a short rest (`music`, `comic`, `public`) keeps its ending. */
const withoutIc = (word: string): string => {
  const match = /^(.{5,})ic(?:al)?$/.exec(word)
  return match?.[1] ?? word
}

/** Plurals, -ing, -ed, -ic(s), and the last -e or -y; the agent's -er stays (`flower`, `career`, `corner`). */
export function stemEnglish(folded: string): string {
  if (folded.length <= 3) return folded
  const known = irregular.get(folded)
  if (known !== undefined) return known
  const single = withoutPlural(folded)
  const knownSingle = irregular.get(single)
  if (knownSingle !== undefined) return knownSingle
  const bare = withoutIc(withoutVerbEnding(single))
  if (bare.length > 3 && bare.endsWith('e')) return bare.slice(0, -1)
  if (bare.length > 3 && bare.endsWith('y')) return bare.length > 6 ? bare.slice(0, -1) : `${bare.slice(0, -1)}i`
  return bare
}
