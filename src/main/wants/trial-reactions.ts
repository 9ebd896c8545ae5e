import { organisationById } from '#commons/organisations'
import { actorOfPerson } from '#commons/people'
import { opportunityById, writeOwnOffer, type OpportunityDraft } from '#learning/catalogue'
import { occasionsAt, openSignUp, takePart } from '#learning/participation'
import { settleTrial, trialTold, type Settled, type Trial } from '#learning/wants'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { money } from '#kernel/money.ts'
import type { City } from '#platform/database/city.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'

/** No trial is planned further ahead, in milliseconds. */
const seenAhead = 800 * 86_400_000

const settle = async (trialId: Id, settled: Settled, city: City): Promise<void> => {
  const done = await settleTrial(trialId, settled, city)
  // Taken back meanwhile: it is right as it is.
  if (!done.ok && done.refusal !== 'wants.cannot-now')
    throw new Error(`a tentative offer was not settled: ${done.refusal}`)
}

const draftOfTrial = (trial: Trial, hostName: string): OpportunityDraft => {
  const said = (text: string) => localText(trial.language, text)
  const price = money(trial.price, trial.currency)
  return {
    groupKey: '',
    hostName,
    kind: 'event',
    title: said(trial.title),
    description: said(trial.description === '' ? trial.title : trial.description),
    ages: { min: trial.ageMin, max: trial.ageMax },
    audiences: [],
    price: trial.price === 0 ? { kind: 'free' } : { kind: 'paid', from: price, to: price, asWritten: null },
    helpAvailable: false,
    paysParticipants: false,
    provides: [],
    access: [],
    languages: [],
    themes: [],
    skills: [],
    capacity: trial.seats,
    placesLeft: null,
    signUpLink: null,
    image: null,
    funders: [],
    ofHost: { minimumToRun: trial.minimum, contact: trial.contact },
    sessions: [
      {
        originalId: '',
        when: {
          form: 'dated',
          startOn: trial.fallsOn,
          startTime: trial.startTime,
          endOn: trial.fallsOn,
          endTime: trial.endTime,
        },
        timeZone: trial.timeZone,
        online: false,
        cancelled: false,
        link: null,
        venue: { name: trial.placeName, address: trial.placeAddress, point: null, areaAsWritten: null },
      },
    ],
  }
}

/** Whoever proposed it, with the roles of today: they act through their own house's doors, or nobody does. */
const hostOf = ({ proposedBy }: Trial, { city, ecosystem }: CityHere): Promise<Actor | null> =>
  actorOfPerson(proposedBy, dayIn(ecosystem.timeZone, city.now()), city)

/** Enough said yes: the offer is written as its house writes any, and goes through the same gate. */
async function writeOffer(trialId: Id, here: CityHere): Promise<void> {
  const { city } = here
  const told = await trialTold({ trialId }, city)
  if (told?.trial.state !== 'agreed') return
  const { trial } = told
  const by = await hostOf(trial, here)
  const house = await organisationById(city, trial.hostId)
  const offer = house && { id: trial.opportunityId, hostId: trial.hostId, draft: draftOfTrial(trial, house.name) }
  const written = by && offer ? await writeOwnOffer(offer, by, city) : null
  if (!written?.ok) return settle(trialId, { to: 'failed', because: 'wants.failed-house-could-not' }, city)
  if (written.value.publication === 'published') await giveSeats(trial.opportunityId, here)
}

/** It is public: sign-up opens, and whoever said yes has a seat in the order of their yeses, before anybody else hears. */
async function giveSeats(opportunityId: Id, here: CityHere): Promise<void> {
  const { city } = here
  const told = await trialTold({ opportunityId }, city)
  if (told?.trial.state !== 'agreed') return
  const { trial, asked } = told
  const by = await hostOf(trial, here)
  const found = await opportunityById(opportunityId, city)
  const session = found.ok ? found.value.sessions.find(({ state }) => state === 'live') : undefined
  const form = session && { sessionId: session.id, days: [trial.fallsOn], seats: trial.seats, minimum: trial.minimum }
  const opened = by && form ? await openSignUp({ opportunityId, form }, by, city) : null
  if (!opened?.ok) return settle(trial.id, { to: 'failed', because: 'wants.failed-house-could-not' }, city)
  const ahead = { from: city.now(), until: instant(city.now() + seenAhead) }
  const days = await occasionsAt([trial.hostId], ahead, city)
  const occasion = days.find((day) => day.occasion.opportunityId === opportunityId)?.occasion
  for (const { wish, reply } of asked) {
    if (!occasion || reply?.says !== 'yes' || reply.saidBy === null) continue
    const asks = { occasionId: occasion.id, personIds: [wish.personId], together: true, anyway: true, from: null }
    // What stands against it since (a consent, a link that rests) is the family's to hear, with the news that it runs.
    await takePart({ ...asks, request: reply.id }, { kind: 'person', person: reply.saidBy, roles: [] }, city)
  }
  await settle(trial.id, { to: 'runs' }, city)
}

/** How a tentative offer becomes a real one, or does not. */
export const trialReactions: readonly Reaction[] = [
  {
    when: 'wants.trial-agreed',
    react: inPlace(({ about }, here) => writeOffer(about['trialId'] as Id, here)),
  },
  {
    when: 'catalogue.publishing-settled',
    react: inPlace(async ({ about }, here) => {
      const opportunityId = about['opportunityId'] as Id
      if (about['state'] === 'published') return giveSeats(opportunityId, here)
      const told = await trialTold({ opportunityId }, here.city)
      if (told?.trial.state === 'agreed')
        await settle(told.trial.id, { to: 'failed', because: 'wants.failed-not-let-through' }, here.city)
    }),
  },
]
