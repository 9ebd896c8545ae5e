import { z } from 'zod'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Network } from '../words.ts'

/** Texts come once for each language: `name-es`, `about-es`. */
export const postedNetwork = z.record(z.string().max(40), z.string().max(4000)).default({})
export type TypedNetwork = z.output<typeof postedNetwork>

const longestName = 120

/** The place's languages, and those a network is told of in already. */
export const languagesOfNetwork = (languages: readonly Language[], known: Network | null): readonly Language[] => [
  ...new Set([...languages, ...Object.keys(known?.name.texts ?? {}), ...Object.keys(known?.about.texts ?? {})]),
]

export function typedNetwork(known: Network, languages: readonly Language[]): TypedNetwork {
  return Object.fromEntries(
    languages.flatMap((language) => [
      [`name-${language}`, known.name.texts[language] ?? ''],
      [`about-${language}`, known.about.texts[language] ?? ''],
    ]),
  )
}

/** Null: no name in any language, or a longer one than fits a line. */
export function readNetwork(
  typed: TypedNetwork,
  languages: readonly Language[],
): { readonly name: LocalText; readonly about: LocalText } | null {
  const textsOf = (part: 'name' | 'about') =>
    languages.flatMap((language) => {
      const text = (typed[`${part}-${language}`] ?? '').trim()
      return text === '' ? [] : [[language, text] as const]
    })
  const names = textsOf('name')
  if (names[0] === undefined || names.some(([, text]) => text.length > longestName)) return null
  const abouts = textsOf('about')
  const [aboutLanguage] = abouts[0] ?? [names[0][0]]
  return {
    name: { sourceLanguage: names[0][0], texts: Object.fromEntries(names) },
    about: { sourceLanguage: aboutLanguage, texts: { [aboutLanguage]: '', ...Object.fromEntries(abouts) } },
  }
}
