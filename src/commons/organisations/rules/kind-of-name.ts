import { fold } from '#laws/text/fold.ts'
import type { OrganisationKind } from '../words.ts'

/** Words in a name that tell what kind of house it is, in English, Spanish, German and Catalan; the first line that fits decides. */
const tells: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['library', /\b(librar(y|ies)|bibliotecas?|biblioteques?)\b|bucherei|bibliothek/],
  ['museum', /\b(museums?|museos?|museus?|museen)\b/],
  ['college', /\b(college|university|universidad|universitat|hochschule|academia de)\b/],
  ['school', /\b(schools?|escuelas?|colegios?|escolas?|schulen?|grundschule|gymnasium|instituto de educacion)\b/],
  ['park', /\b(park district|parks|parque forestal|forest preserves?)\b/],
  ['faith', /\b(church|parish|mosque|synagogue|parroquia|iglesia|gemeinde st|kirche|kirchengemeinde)\b/],
  ['health', /\b(hospital|clinic|health|salud|gesundheit)/],
  ['media', /\b(radio|tv|television|newspaper|periodico|zeitung)\b/],
  ['authority', /\b(city of|department of|ayuntamiento|ajuntament|junta municipal|distrito|stadt|bezirk|county)\b/],
  ['company', /\b(inc|llc|ltd|gmbh|s\.?l\.?|s\.?a\.?)\.?$/],
  [
    'association',
    /\b(association|asociacion|associacio|verein|e\.?v\.?|foundation|fundacion|stiftung|ymca|ywca|clubs?)\b/,
  ],
]

/** A first guess from the name alone, for hosts that only a feed knows; a person may say better. */
export function kindOfName(name: string): OrganisationKind {
  const folded = fold(name)
  return tells.find(([, tell]) => tell.test(folded))?.[0] ?? 'other'
}
