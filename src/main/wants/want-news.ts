import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { tellPerson, type Facts } from '#commons/messages'
import { personsById, waysOf } from '#commons/people'
import { nextThingsOf } from '#learning/participation'
import { trialsAsking, trialTold, type TrialTold } from '#learning/wants'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'

interface News {
  readonly about: Id
  readonly kind: string
  readonly sentence: string
  readonly values: Facts
  readonly path: string
}

/** The one who wished, and whoever answers for them: whom nothing reaches is told through the guardians already. */
async function tellFamilyOf(personId: Id, news: News, here: CityHere, desk: Desk): Promise<void> {
  const { ecosystem, city } = here
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const ways = (await waysOf([personId], city)).get(personId) ?? []
  const isReached = ways.some(({ confirmedAt }) => confirmedAt !== null)
  const guardians = isReached ? ((await guardiansToday([personId], city, place)).get(personId) ?? []) : []
  for (const reader of [personId, ...guardians.map(({ guardianId }) => guardianId)])
    await tellPerson({ personId: reader, ...news }, here, desk)
}

type Asked = TrialTold['asked'][number]

const valuesOf = ({ trial, house }: TrialTold, who: string): Facts => ({
  title: { texts: localText(trial.language, trial.title) },
  day: { day: trial.fallsOn },
  until: { day: dayIn(trial.timeZone, trial.decideBy) },
  house,
  who,
})

/** Everybody whose wish it was; what each is told depends on what they said, and null: nothing. */
async function tellWishers(
  trialId: Id,
  kind: string,
  what: (asked: Asked, told: TrialTold) => Promise<{ readonly sentence: string; readonly path: string } | null>,
  here: CityHere,
  desk: Desk,
): Promise<TrialTold | null> {
  const told = await trialTold({ trialId }, here.city)
  if (!told) return null
  const ids = told.asked.map(({ wish }) => wish.personId)
  const names = new Map((await personsById(ids, here.city)).map(({ id, displayName }) => [id, displayName]))
  for (const asked of told.asked) {
    const { id: about, personId } = asked.wish
    const said = await what(asked, told)
    if (!said) continue
    const values = valuesOf(told, names.get(personId) ?? '')
    await tellFamilyOf(personId, { about, kind: `${kind}-${trialId}`, ...said, values }, here, desk)
  }
  return told
}

const tellHost = ({ trial }: TrialTold, sentence: string, path: string, here: CityHere, desk: Desk) =>
  tellPerson(
    {
      personId: trial.proposedBy,
      about: trial.id,
      kind: `wants.trial-${trial.state}`,
      sentence,
      values: { title: { texts: localText(trial.language, trial.title) }, day: { day: trial.fallsOn } },
      path,
    },
    here,
    desk,
  )

const mine = '/me/wants'

/**
 * The question of a house, to everybody whose wish it is or to the one who signed just now; who was asked before is not
 * asked twice, whichever was first, the question or the name.
 */
const askWishers = (trialId: Id, only: Id | null, here: CityHere, desk: Desk): Promise<TrialTold | null> =>
  tellWishers(
    trialId,
    'wants.trial-asking',
    async ({ wish, reply }, { trial }) => {
      const isAsked = (trial.state === 'asking' || trial.state === 'agreed') && here.city.now() < trial.decideBy
      const isOpen = wish.state === 'open' && reply === null && (only === null || wish.id === only)
      return isAsked && isOpen ? { sentence: 'wants.told-trial', path: mine } : null
    },
    here,
    desk,
  )

/** What families and houses are told of tentative offers, each once and in each reader's own language. */
export const wantNews: readonly Reaction[] = [
  {
    when: 'wants.trial-asked',
    react: inPlace(async ({ about }, here, desk) => {
      await askWishers(about['trialId'] as Id, null, here, desk)
    }),
  },
  // A name put under a want while a house already asks: its family is asked as the earlier ones were.
  ...(['wants.wish-signed', 'wants.wish-reopened', 'wants.wish-changed'] as const).map((when): Reaction => ({
    when,
    react: inPlace(async ({ about }, here, desk) => {
      for (const trialId of await trialsAsking(about['wantId'] as Id, here.city))
        await askWishers(trialId, about['wishId'] as Id, here, desk)
    }),
  })),
  {
    when: 'wants.trial-runs',
    react: inPlace(async ({ about }, here, desk) => {
      const runs = async ({ wish, reply }: Asked, { trial }: TrialTold) => {
        const page = `/opportunities/${trial.opportunityId}`
        if (reply?.says !== 'yes') return { sentence: 'wants.told-runs', path: page }
        const things = await nextThingsOf([wish.personId], here.city.now(), here.city)
        const isIn = things.some(
          ({ entry, occasion }) => entry.state === 'confirmed' && occasion.opportunityId === trial.opportunityId,
        )
        return isIn
          ? { sentence: 'wants.told-seat', path: '/me/taking-part' }
          : { sentence: 'wants.told-no-seat', path: `${page}/take-part` }
      }
      const told = await tellWishers(about['trialId'] as Id, 'wants.trial-runs', runs, here, desk)
      const path = `/host/offers/${told?.trial.opportunityId}/places`
      if (told) await tellHost(told, 'wants.told-house-runs', path, here, desk)
    }),
  },
  ...(['wants.trial-failed', 'wants.trial-taken-back'] as const).map((when): Reaction => ({
    when,
    react: inPlace(async ({ about }, here, desk) => {
      const failed = async () => ({ sentence: 'wants.told-failed', path: mine })
      const told = await tellWishers(about['trialId'] as Id, when, failed, here, desk)
      if (told && when === 'wants.trial-failed')
        await tellHost(told, 'wants.told-house-failed', '/host/wants', here, desk)
    }),
  })),
]
