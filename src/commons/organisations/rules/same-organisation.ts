import type { LocalText } from '#kernel/local-text.ts'
import type { Organisation, OrganisationForm } from '../words.ts'

/** What it says of itself, in the languages it says it; the first one written is the source of the others. */
export function aboutOf({ about }: Pick<OrganisationForm, 'about'>): LocalText | null {
  const [first] = Object.keys(about)
  return first === undefined ? null : { sourceLanguage: first, texts: about }
}

/** Would saving the form change nothing? */
export function isSameOrganisation(known: Organisation, form: OrganisationForm): boolean {
  const about = aboutOf(form)
  return (
    known.name === form.name &&
    known.kind === form.kind &&
    known.website === form.website &&
    known.email === form.email &&
    known.phone === form.phone &&
    known.languages.join() === form.languages.join() &&
    known.about?.sourceLanguage === about?.sourceLanguage &&
    sorted(known.about) === sorted(about)
  )
}

/** The database keeps an object's parts in an order of its own. */
const sorted = (text: LocalText | null): string => JSON.stringify(Object.entries(text?.texts ?? {}).sort())
