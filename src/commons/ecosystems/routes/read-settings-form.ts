import { z } from 'zod'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { SettingsForm } from '../pages/office-settings.page.tsx'
import type { Ecosystem, EcosystemDraft } from '../words.ts'

const text = z.string().trim().max(4000).optional()

/** What is not said stays as it is: a script may post one field. Texts in further languages come as `purpose-es`. */
export const postedSettings = z
  .object({
    accent: z.string().trim().max(20).optional(),
    timeZone: z.string().trim().max(60).optional(),
    languages: z.string().trim().max(200).optional(),
    ageMin: z.string().trim().max(20).optional(),
    ageMax: z.string().trim().max(20).optional(),
    host: z.string().trim().max(200).optional(),
    since: z.string().trim().max(20).optional(),
  })
  .catchall(text)
type Posted = z.output<typeof postedSettings>

export const textParts = ['name', 'purpose', 'manifesto'] as const
export type TextPart = (typeof textParts)[number]

/** The main language's fields have the bare names. */
export const fieldOfText = (part: TextPart, language: Language, main: Language): string =>
  language === main ? part : `${part}-${language}`

/** The language its name was written in first, then all others it says it writes in. */
const languagesOf = ({ name, languages }: Ecosystem): readonly Language[] => [
  ...new Set([name.sourceLanguage, ...languages]),
]

/** The form as it stands, with what was typed in place of what is kept. */
export function settingsForm(ecosystem: Ecosystem, typed: Posted = {}): SettingsForm {
  const main = ecosystem.name.sourceLanguage
  const said = (part: TextPart, language: Language): string =>
    typed[fieldOfText(part, language, main)] ?? ecosystem[part].texts[language] ?? ''
  return {
    texts: languagesOf(ecosystem).map((language) => ({
      language,
      fields: textParts.map((part) => ({
        part,
        name: fieldOfText(part, language, main),
        value: said(part, language),
      })),
    })),
    accent: typed.accent ?? ecosystem.accent,
    timeZone: typed.timeZone ?? ecosystem.timeZone,
    languages: typed.languages ?? ecosystem.languages.join(', '),
    ageMin: typed.ageMin ?? String(ecosystem.ages.min),
    ageMax: typed.ageMax ?? String(ecosystem.ages.max),
    host: typed.host ?? ecosystem.host ?? '',
    since: typed.since ?? ecosystem.since ?? '',
  }
}

/** The change a filled form asks for; what can not be read is left for the draft's own check to find. */
export function changeOf(form: SettingsForm, ecosystem: Ecosystem): Partial<EcosystemDraft> {
  const rewritten = (part: TextPart): LocalText => {
    const texts = { ...ecosystem[part].texts }
    for (const { language, fields } of form.texts) {
      const value = fields.find((field) => field.part === part)!.value
      if (value === '') delete texts[language]
      else texts[language] = value
    }
    const kept = ecosystem[part].sourceLanguage
    const sourceLanguage = texts[kept] === undefined ? (Object.keys(texts)[0] ?? kept) : kept
    return { sourceLanguage, texts: { [sourceLanguage]: '', ...texts } }
  }
  return {
    name: rewritten('name'),
    purpose: rewritten('purpose'),
    manifesto: rewritten('manifesto'),
    accent: form.accent,
    timeZone: form.timeZone,
    languages: form.languages.split(/[\s,;]+/u).filter(Boolean),
    ages: { min: wholeNumber(form.ageMin), max: wholeNumber(form.ageMax) },
    host: form.host === '' ? null : form.host,
    since: (form.since === '' ? null : form.since) as EcosystemDraft['since'],
  }
}

const wholeNumber = (typed: string): number => (/^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN)
