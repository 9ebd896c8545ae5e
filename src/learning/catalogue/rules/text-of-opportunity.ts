import type { LocalText } from '#kernel/local-text.ts'
import type { Field } from '#laws/text-index/word-weights.ts'
import { weighWords } from '#laws/text-index/word-weights.ts'
import type { IndexedText } from '#laws/text-index/text-index.ts'
import type { Theme } from '../words.ts'
import { namesOfTheme } from './theme-names.ts'

export interface TextFacts {
  readonly title: LocalText
  readonly description: LocalText
  readonly hostName: string
  readonly themes: readonly Theme[]
  readonly skills: readonly string[]
}

const titleWeight = 10
/** What a word weighs at least that stands in the title, or names a theme, a skill or the host. */
export const weightOfName = 4
const descriptionWeight = 1
/** Beyond this a description says nothing new; the bound keeps one listing from filling the index. */
const readOfDescription = 6_000

/**
 * The words an opportunity is found by: its title most, then themes (named in all our languages, so that *música* finds
 * a concert announced in English), skills and host, then the description. The database's word table and the snapshot
 * both come from here, so that both find the same.
 */
export function textOfOpportunity({ title, description, hostName, themes, skills }: TextFacts): IndexedText {
  const fields: Field[] = []
  const put = (text: string, language: string, weight: number, asWritten: boolean): number =>
    fields.push({ text, language, weight, asWritten })
  for (const [language, text] of Object.entries(title.texts)) put(text, language, titleWeight, true)
  for (const theme of themes) {
    for (const [language, name] of Object.entries(namesOfTheme[theme])) put(name, language, weightOfName, true)
  }
  for (const skill of skills) put(skill, title.sourceLanguage, weightOfName, true)
  put(hostName, title.sourceLanguage, weightOfName, true)
  for (const [language, text] of Object.entries(description.texts)) {
    const plain = text.slice(0, readOfDescription).replace(/<[^>]*>/g, ' ')
    put(plain, language, descriptionWeight, false)
  }
  return weighWords(fields)
}
