import { textFor, type Language, type LocalText } from '#kernel/local-text.ts'
import { agesSentence, priceSentence, type Voiced } from '../pages/sentences.ts'
import type { Opportunity, Overridable, Price } from '../words.ts'

/** A long text in a table is its beginning. */
const longest = 160

/** A field's value in words, for the reader: what a feed told or a host says. */
export function tellValue(
  {
    field,
    value,
    languages,
  }: { readonly field: Overridable; readonly value: unknown; readonly languages: readonly Language[] },
  voiced: Voiced,
): string {
  const { say, formats } = voiced
  const nothing = say('catalogue.value-none')
  const list = (prefix: string): string => {
    const names = (value as readonly string[]).map((one) => say(`catalogue.${prefix}-${one}`))
    return names.length === 0 ? nothing : formats.list(names)
  }
  switch (field) {
    case 'title':
    case 'description': {
      const { text } = textFor(value as LocalText, languages)
      return text === '' ? nothing : text.length > longest ? `${text.slice(0, longest)}…` : text
    }
    case 'ages':
      return agesSentence(voiced, value as Opportunity['ages']) ?? nothing
    case 'price':
      return priceSentence(voiced, value as Price)
    case 'help':
      return value === true ? say('catalogue.help-available') : nothing
    case 'provides':
      return list('provides')
    case 'access':
      return list('access')
    case 'themes':
      return list('theme')
    case 'languages': {
      const names = (value as readonly string[]).map((one) => formats.languageName(one))
      return names.length === 0 ? nothing : formats.list(names)
    }
    case 'capacity':
      return value === null ? nothing : say('catalogue.capacity-places', { count: Number(value) })
    case 'signUpLink':
      return typeof value === 'string' ? value : nothing
  }
}
