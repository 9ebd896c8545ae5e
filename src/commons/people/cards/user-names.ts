import { existsSync, readFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { Language } from '#kernel/local-text.ts'
import { makeUserName, readNameWords, readStopList, type NameWords } from './rules/make-user-name.ts'

const folder = join(import.meta.dirname, 'user-names')
const known = new Map<Language, NameWords>()
let stopped: readonly string[] | null = null

/** A name by chance, in this language or, where nobody has written a list yet, in English. */
export function freshUserName(language: Language): string {
  const file = [language, language.split('-')[0]!, 'en']
    .map((tag) => join(folder, `${tag}.txt`))
    .find((path) => existsSync(path))!
  const words = known.get(file) ?? readNameWords(readFileSync(file, 'utf8'))
  known.set(file, words)
  stopped ??= readStopList(readFileSync(join(folder, 'stop-list.txt'), 'utf8'))
  return makeUserName(words, stopped, (below) => randomInt(below))
}
