import { titleKey } from './title-key.ts'

/** `Pilates at Lake Shore` taken apart. */
export interface Suffixed {
  readonly base: string
  readonly site: string
}

/** What follows "at" without being a place. */
const notPlaces = new Set([
  'home',
  'play',
  'night',
  'large',
  'work',
  'sea',
  'heart',
  'hand',
  'risk',
  'once',
  'last',
  'any age',
])
const lastAt = /^(.+\S)(?:\s+|-\s*)(?:at|@)\s+(?:the\s+)?(\S.*)$/i
/** Ways in four languages to put the venue's name behind the title; only believed when it is the listing's own venue. */
const joint =
  /\s+(?:at|@|in|en|im|bei|-|–|—|\||·)\s+(?:(?:the|el|la|los|las|der|die|das|dem|den|del)\s+)?|\s*[,:|]\s+/giu

/** The title before its last "at", and what follows; null when nothing does. */
export function splitAtSite(title: string): Suffixed | null {
  const match = lastAt.exec(title.trim())
  const site = match ? titleKey(match[2]!) : ''
  return match && site !== '' && !notPlaces.has(site) ? { base: match[1]!, site } : null
}

/** The title before the listing's own venue, if it ends with it. `Lake Shore` is believed to be `Lake Shore Park`. */
export function splitAtVenue(title: string, venueName: string): Suffixed | null {
  const venue = titleKey(venueName)
  if (venue.length < 4) return null
  for (const match of title.matchAll(joint)) {
    const site = titleKey(title.slice(match.index + match[0].length))
    const base = title.slice(0, match.index)
    const same = site === venue || (site.length >= 5 && (venue.startsWith(`${site} `) || site.startsWith(`${venue} `)))
    if (same && titleKey(base) !== '') return { base, site }
  }
  return null
}
