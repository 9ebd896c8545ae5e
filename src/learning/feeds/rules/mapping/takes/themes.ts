import { themesFromWords } from '#laws/repair/themes-from-words.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { textOf, type Take } from '../value.ts'

const set = new Set(['1', 'true', 'yes', 'si', 'sí', 'ja', 'x'])

/** Takes that tell what it is about. */
export const themeTakes = {
  themes: ({ words = [], flags = {}, fallback = {} }, { compile, surroundings }) => {
    const texts = words.map(compile)
    const flagged = (
      table: Readonly<Record<string, readonly string[]>>,
    ): readonly (readonly [Take, readonly string[]])[] =>
      Object.entries(table).map(([column, themes]) => [compile(column), themes])
    const always = flagged(flags)
    const last = flagged(fallback)
    const ofFlags = (rules: typeof always, ...[fields, notes]: Parameters<Take>): readonly string[] =>
      rules.flatMap(([take, themes]) => (set.has((textOf(take(fields, notes)) ?? '').toLowerCase()) ? themes : []))
    // The same title stands in a feed again and again.
    const told = new Map<string, readonly string[]>()
    const ofWords = (parts: readonly string[]): readonly string[] => {
      const key = parts.join('\n')
      const known = told.get(key)
      if (known) return known
      const found = themesFromWords(parts, surroundings.language)
      if (told.size < 20_000) told.set(key, found)
      return found
    }
    return (fields, notes) => {
      const found = [
        ...ofWords(texts.map((take) => textOf(take(fields, notes)) ?? '')),
        ...ofFlags(always, fields, notes),
      ]
      return [...new Set(found.length > 0 ? found : ofFlags(last, fields, notes))]
    }
  },
} satisfies { readonly themes: TakeMaker<'themes'> }
