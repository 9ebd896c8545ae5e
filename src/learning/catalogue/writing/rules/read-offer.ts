import { accessFacts, type Venue } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import { kinds, provisions, themes, type OpportunityDraft, type SessionDraft } from '../../words.ts'
import { fieldOfText, many, one, type TypedOffer, type WrongField } from '../offer-words.ts'
import { readMoney } from './read-money.ts'
import { readWhen } from './read-when.ts'

export interface OfferSurroundings {
  /** Languages the place writes in, the main one first. */
  readonly languages: readonly Language[]
  readonly timeZone: string
  readonly currency: string
  readonly today: Day
  /** Venues of the typed name that are known already. */
  readonly namesakes: readonly Venue[]
}

/** What the form does not ask and an edit therefore keeps. */
export type KeptOfOffer = Pick<
  OpportunityDraft,
  'audiences' | 'paysParticipants' | 'skills' | 'capacity' | 'placesLeft' | 'image' | 'funders'
>

export const nothingKept: KeptOfOffer = {
  audiences: [],
  paysParticipants: false,
  skills: [],
  capacity: null,
  placesLeft: null,
  image: null,
  funders: [],
}

export type ReadOffer =
  | { readonly ok: true; readonly draft: OpportunityDraft }
  | { readonly ok: false; readonly wrong: readonly WrongField[] }

const longestTitle = 200
const longestDescription = 4000

/** A filled form as a draft, or everything that is wrong in it, in the order of the page. */
export function readOffer(typed: TypedOffer, here: OfferSurroundings, kept: KeptOfOffer = nothingKept): ReadOffer {
  const wrong: WrongField[] = []
  const say = (name: string, reason: string, facts?: WrongField['facts']): void =>
    void wrong.push({ name, because: `catalogue.offer-wrong-${reason}`, ...(facts && { facts }) })

  const title = textOf(typed, 'title', here.languages)
  if (title === null) say('title', 'title')
  for (const language of here.languages) {
    const name = fieldOfText('title', language, here.languages[0]!)
    if (one(typed, name).trim().length > longestTitle) say(name, 'long', { most: longestTitle })
    const about = fieldOfText('description', language, here.languages[0]!)
    if (one(typed, about).trim().length > longestDescription) say(about, 'long', { most: longestDescription })
  }
  const kind = kinds.find((each) => each === one(typed, 'kind'))
  if (kind === undefined) say('kind', 'choice')
  const hostName = one(typed, 'host').trim()
  if (hostName === '' || hostName.length > longestTitle) say('host', 'host')
  const when = readWhen(typed, here.today)
  if (!when.ok) wrong.push(...when.wrong)
  const place = readPlace(typed, here.namesakes)
  if ('reason' in place) say('venue', place.reason)
  const ages = { min: readAge(one(typed, 'ageMin')), max: readAge(one(typed, 'ageMax')) }
  if (ages.min === undefined) say('ageMin', 'age')
  if (ages.max === undefined) say('ageMax', 'age')
  if (ages.min && ages.max && ages.min > ages.max) say('ageMax', 'ages-reversed')
  const price = readPrice(typed, here.currency)
  if (price === null) say('amount', 'amount')
  const signUpLink = one(typed, 'signUpLink').trim()
  if (signUpLink !== '' && !isWebAddress(signUpLink)) say('signUpLink', 'link')

  if (wrong.length > 0 || !title || !kind || !when.ok || 'reason' in place || !price) return { ok: false, wrong }
  const session: SessionDraft = {
    originalId: '',
    when: when.value,
    timeZone: here.timeZone,
    online: place.online,
    cancelled: false,
    link: null,
    venue: place.venue,
  }
  return {
    ok: true,
    draft: {
      ...kept,
      groupKey: '',
      kind,
      title,
      description: textOf(typed, 'description', here.languages) ?? { ...title, texts: { [title.sourceLanguage]: '' } },
      hostName,
      ages: { min: ages.min ?? null, max: ages.max ?? null },
      price,
      helpAvailable: one(typed, 'help') === 'yes',
      provides: provisions.filter((each) => many(typed, 'provides').includes(each)),
      access: accessFacts.filter((each) => many(typed, 'access').includes(each)),
      languages: many(typed, 'languages').filter((language) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)),
      themes: themes.filter((each) => many(typed, 'themes').includes(each)),
      signUpLink: signUpLink === '' ? null : signUpLink,
      sessions: [session],
    },
  }
}

/** The languages in which something was written; the first of them is the one the others were made from. */
function textOf(typed: TypedOffer, part: 'title' | 'description', languages: readonly Language[]): LocalText | null {
  const texts = languages.flatMap((language) => {
    const text = one(typed, fieldOfText(part, language, languages[0]!))
      .trim()
      .replaceAll('\r\n', '\n')
    return text === '' ? [] : [[language, text] as const]
  })
  return texts[0] === undefined ? null : { sourceLanguage: texts[0][0], texts: Object.fromEntries(texts) }
}

/** Null: nothing typed, and so not stated; undefined: no age. */
function readAge(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 120 ? Number(text) : undefined
}

function readPrice(typed: TypedOffer, currency: string): OpportunityDraft['price'] | null {
  const form = one(typed, 'price')
  if (form === 'free') return { kind: 'free' }
  if (form !== 'paid') return { kind: 'unknown' }
  const amount = readMoney(one(typed, 'amount'), currency)
  return amount && { kind: 'paid', from: amount, to: amount, asWritten: null }
}

/** A known name without an address means the house known by it, if only one is. */
function readPlace(
  typed: TypedOffer,
  namesakes: readonly Venue[],
): Pick<SessionDraft, 'online' | 'venue'> | { readonly reason: 'venue' | 'venue-which' } {
  if (one(typed, 'place') === 'online') return { online: true, venue: null }
  const name = one(typed, 'venue').trim().slice(0, longestTitle)
  const address = one(typed, 'address').trim().slice(0, longestTitle)
  if (name === '') return { reason: 'venue' }
  if (address !== '') return { online: false, venue: { name, address, point: null, areaAsWritten: null } }
  if (namesakes.length > 1) return { reason: 'venue-which' }
  const { address: known = null, point = null } = namesakes[0] ?? {}
  return { online: false, venue: { name, address: known, point, areaAsWritten: null } }
}

const isWebAddress = (text: string): boolean =>
  text.length <= 2000 && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
