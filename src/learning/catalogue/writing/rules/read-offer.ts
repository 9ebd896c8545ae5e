import { accessFacts } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import {
  contacts,
  kinds,
  provisions,
  themes,
  type Funder,
  type OpportunityDraft,
  type SessionDraft,
} from '../../words.ts'
import { fieldOfText, fieldOfTime, many, one, timesIn, type TypedOffer, type WrongField } from '../offer-words.ts'
import { readMoney } from './read-money.ts'
import { readPlace, type Houses } from './read-place.ts'
import { readWhen } from './read-when.ts'

export interface OfferSurroundings extends Houses {
  /** Languages the place writes in, the main one first. */
  readonly languages: readonly Language[]
  readonly timeZone: string
  readonly currency: string
  readonly today: Day
  readonly daysOff: readonly Day[]
  /** The organisation for which it is written; null: the form asks for its name. */
  readonly host: string | null
}

/** What the form does not ask and an edit therefore keeps. */
export type KeptOfOffer = Pick<
  OpportunityDraft,
  'audiences' | 'paysParticipants' | 'skills' | 'placesLeft' | 'image' | 'funders'
>

export const nothingKept: KeptOfOffer = {
  audiences: [],
  paysParticipants: false,
  skills: [],
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
  const hostName = (here.host ?? one(typed, 'host')).trim()
  if (hostName === '' || hostName.length > longestTitle) say('host', 'host')
  const sessions = Array.from({ length: timesIn(typed) }, (_, at) => readTimes(typed, at + 1, here, wrong)).flat()
  const ages = { min: readAge(one(typed, 'ageMin')), max: readAge(one(typed, 'ageMax')) }
  if (ages.min === undefined) say('ageMin', 'age')
  if (ages.max === undefined) say('ageMax', 'age')
  if (ages.min && ages.max && ages.min > ages.max) say('ageMax', 'ages-reversed')
  const price = readPrice(typed, here.currency)
  if (price === null) say('amount', 'amount')
  const capacity = readCount(one(typed, 'capacity'))
  if (capacity === undefined) say('capacity', 'count')
  const minimumToRun = readCount(one(typed, 'minimum'))
  if (minimumToRun === undefined) say('minimum', 'count')
  if (capacity && minimumToRun && minimumToRun > capacity) say('minimum', 'minimum-above')
  const signUpLink = one(typed, 'signUpLink').trim()
  if (signUpLink !== '' && !isWebAddress(signUpLink)) say('signUpLink', 'link')

  if (wrong.length > 0 || !title || !kind || !price) return { ok: false, wrong }
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
      capacity: capacity ?? null,
      ofHost: {
        minimumToRun: minimumToRun ?? null,
        contact: contacts.find((each) => each === one(typed, 'contact')) ?? null,
      },
      signUpLink: signUpLink === '' ? null : signUpLink,
      funders: typed['funders'] === undefined ? kept.funders : fundersOf(one(typed, 'funders'), kept.funders),
      sessions,
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

/** Null: nothing typed; undefined: no count of people. */
function readCount(text: string): number | null | undefined {
  if (text.trim() === '') return null
  return /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 ? Number(text) : undefined
}

/** One of the form's times and places as the sessions it means; what is wrong in it is added to `wrong`. */
function readTimes(typed: TypedOffer, number: number, here: OfferSurroundings, wrong: WrongField[]): SessionDraft[] {
  const when = readWhen(typed, { ...here, number })
  if (!when.ok) wrong.push(...when.wrong)
  const place = readPlace(typed, number, here)
  if ('reason' in place)
    wrong.push({ name: fieldOfTime(place.name, number), because: `catalogue.offer-wrong-${place.reason}` })
  if (!when.ok || 'reason' in place) return []
  return when.value.map((each) => ({
    originalId: '',
    when: each,
    timeZone: here.timeZone,
    online: place.online,
    cancelled: false,
    link: null,
    venue: place.venue,
  }))
}

const isWebAddress = (text: string): boolean =>
  text.length <= 2000 && /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)

const mostFunders = 20

/** Names with commas between; what a feed knew of one of them stays with it. */
function fundersOf(written: string, known: readonly Funder[]): Funder[] {
  const names = written.split(',').map((name) => name.trim().slice(0, longestTitle))
  return [...new Set(names.filter((name) => name !== ''))].slice(0, mostFunders).map(
    (organisation) =>
      known.find((one) => one.organisation === organisation) ?? {
        organisation,
        programme: null,
        grantReference: null,
        id360Giving: null,
      },
  )
}
