import { fold } from './fold.ts'

const apostrophes = /['’ʼ`´]/g
const notAWord = /[^\p{L}\p{N}]+/gu

/** A name as people compare it: folded, without apostrophes, punctuation as one space. `O'Hare  Library,` → `ohare library`. */
export const foldName = (name: string): string => fold(name).replace(apostrophes, '').replace(notAWord, ' ').trim()

/** The same without any space, for names that lose theirs on the way: `LAKE VIEW`, `Lakeview`. */
export const compactName = (name: string): string => foldName(name).replaceAll(' ', '')
