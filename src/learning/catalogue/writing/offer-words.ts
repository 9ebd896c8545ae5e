/** What a person typed into the form of an offer, field by field, as it was typed: a mistake keeps everything. */
export type TypedOffer = Readonly<Record<string, readonly string[]>>

export const one = (typed: TypedOffer, field: string): string => typed[field]?.[0] ?? ''
export const many = (typed: TypedOffer, field: string): readonly string[] => typed[field] ?? []

/** The main language's fields have the bare names. */
export const fieldOfText = (part: 'title' | 'description', language: string, main: string): string =>
  language === main ? part : `${part}-${language}`

export const placeForms = ['venue', 'online'] as const
/** Once, every week until a day, or from–to without stated days. */
export const whenForms = ['once', 'weekly', 'span'] as const
export const priceForms = ['free', 'paid', 'unknown'] as const

/** A field and what is wrong in it, as the key of a sentence. */
export interface WrongField {
  readonly name: string
  readonly because: string
  readonly facts?: Readonly<Record<string, string | number>>
}
