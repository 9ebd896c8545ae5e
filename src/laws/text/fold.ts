/** Letters that Unicode does not take apart: ß, æ, ø … and the Arabic forms people write one for another. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŀ: 'l',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: '',
}
const undecomposedLetters = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g')
const marks = /\p{M}+/gu
const plain = /^[\0-\x7f]*$/

/**
 * One spelling for many: case, accents, compatibility forms (NFKD), Arabic vowel signs, hamza seats and tatweel are
 * folded away. `Ñandú` → `nandu`, `Straße` → `strasse`, `أَطْفَال` → `اطفال`. Folding twice changes nothing.
 * Spaces and punctuation stay.
 */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .replace(undecomposedLetters, (letter) => undecomposed[letter] ?? letter)
}
