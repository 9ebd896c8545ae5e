import { z } from 'zod'
import type { Language } from '#kernel/local-text.ts'
import { organisationForm, type Organisation, type OrganisationForm } from '../words.ts'

/** What was typed, field by field; the texts in further languages come as `about-es`. */
export type TypedOrganisation = Readonly<Record<string, readonly string[]>>

export const postedOrganisation = z
  .record(z.string().max(60), z.union([z.string(), z.array(z.string()).max(60)]))
  .default({})
  .transform((body): TypedOrganisation =>
    Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat()])),
  )

/** The main language's field has the bare name. */
export const aboutField = (language: Language, languages: readonly Language[]): string =>
  language === languages[0] ? 'about' : `about-${language}`

/** Languages the place writes in, with those in which it was told of already. */
export const aboutLanguages = (languages: readonly Language[], known: Organisation | null): readonly Language[] => [
  ...new Set([...languages, ...Object.keys(known?.about?.texts ?? {})]),
]

export type ReadOrganisation =
  | { readonly ok: true; readonly form: OrganisationForm }
  /** Names of the fields that can not be read. */
  | { readonly ok: false; readonly wrong: readonly string[] }

export function readOrganisation(typed: TypedOrganisation, languages: readonly Language[]): ReadOrganisation {
  const one = (field: string): string => typed[field]?.[0]?.trim() ?? ''
  const orNull = (field: string): string | null => (one(field) === '' ? null : one(field))
  const about = languages.flatMap((language) => {
    const text = one(aboutField(language, languages)).replaceAll('\r\n', '\n')
    return text === '' ? [] : [[language, text] as const]
  })
  const read = organisationForm.safeParse({
    name: one('name'),
    kind: one('kind') || undefined,
    about: Object.fromEntries(about),
    website: orNull('website'),
    email: orNull('email'),
    phone: orNull('phone'),
    languages: typed['languages'] ?? [],
  })
  if (read.success) return { ok: true, form: read.data }
  const fields = read.error.issues.map(({ path: [part, language] }) =>
    part === 'about' ? aboutField(String(language), languages) : String(part),
  )
  return { ok: false, wrong: [...new Set(fields)] }
}

/** An organisation as a person would have typed it. */
export function typedOrganisation(known: Organisation, languages: readonly Language[]): TypedOrganisation {
  return {
    name: [known.name],
    kind: [known.kind],
    website: [known.website ?? ''],
    email: [known.email ?? ''],
    phone: [known.phone ?? ''],
    languages: known.languages,
    ...Object.fromEntries(
      languages.map((language) => [aboutField(language, languages), [known.about?.texts[language] ?? '']]),
    ),
  }
}
