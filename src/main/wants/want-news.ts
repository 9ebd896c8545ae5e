import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { tellPerson, type Facts } from '#commons/messages'
import { personsById, waysOf } from '#commons/people'
import { nextThingsOf } from '#learning/participation'
import { trialTold, type TrialTold } from '#learning/wants'
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

/** Everybody whose wish it was; what each is told depends on what they said. */
async function tellWishers(
  trialId: Id,
  what: (asked: Asked, told: TrialTold) => Promise<{ readonly sentence: string; readonly path: string }>,
  here: CityHere,
  desk: Desk,
): Promise<TrialTold | null> {
  const told = await trialTold({ trialId }, here.city)
  if (!told) return null
  const ids = told.asked.map(({ wish }) => wish.personId)
  const names = new Map((await personsById(ids, here.city)).map(({ id, displayName }) => [id, displayName]))
  for (const asked of told.asked) {
    const { id: about, personId } = asked.wish
    const { sentence, path } = await what(asked, told)
    const values = valuesOf(told, names.get(personId) ?? '')
    const kind = `wants.trial-${told.trial.state}-${trialId}`
    await tellFamilyOf(personId, { about, kind, sentence, values, path }, here, desk)
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

/** What families and houses are told of tentative offers, each once and in each reader's own language. */
export const wantNews: readonly Reaction[] = [
  {
    when: 'wants.trial-asked',
    react: inPlace(async ({ about }, here, desk) => {
      const trialId = about['trialId'] as Id
      await tellWishers(trialId, async () => ({ sentence: 'wants.told-trial', path: mine }), here, desk)
    }),
  },
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
      const told = await tellWishers(about['trialId'] as Id, runs, here, desk)
      const path = `/host/offers/${told?.trial.opportunityId}/places`
      if (told) await tellHost(told, 'wants.told-house-runs', path, here, desk)
    }),
  },
  ...(['wants.trial-failed', 'wants.trial-taken-back'] as const).map((when): Reaction => ({
    when,
    react: inPlace(async ({ about }, here, desk) => {
      const failed = async () => ({ sentence: 'wants.told-failed', path: mine })
      const told = await tellWishers(about['trialId'] as Id, failed, here, desk)
      if (told && when === 'wants.trial-failed')
        await tellHost(told, 'wants.told-house-failed', '/host/wants', here, desk)
    }),
  })),
]
