import { fold } from '../text/fold.ts'

const apostrophes = /['’ʼ`´]/g
const plain = /^[\0-\x7f]*$/
const betweenPlainWords = /[^a-z0-9+#_]+/g
const betweenWords = /[^\p{L}\p{N}+#_]+/gu

/**
 * A title as two listings of one programme share it: folded, `&` as `and`, punctuation as one space. Numbers, plus signs
 * and the blanks of a lost title stay: `Freestyle 5` and `Freestyle 5+` are two courses, `__ ___` and `___ _` two books.
 */
export function titleKey(title: string): string {
  let key = fold(title)
  if (key.includes('&')) key = key.replace(/&amp;|&/g, ' and ')
  return key
    .replace(apostrophes, '')
    .replace(plain.test(key) ? betweenPlainWords : betweenWords, ' ')
    .trim()
}
