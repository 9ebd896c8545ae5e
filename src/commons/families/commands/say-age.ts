import { personsById, setBirth, type BirthMonth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { isThemself, mayServe } from '../policy.ts'
import { childFacts, type KnownChild } from '../queries/child-facts.ts'
import { servingNow } from '../queries/serving-now.ts'
import { isGuardianToday } from '../rules/ages.ts'
import { birthThatCounts } from '../rules/birth-that-counts.ts'
import { loadAgesSaid, loadStart, saveAgeSaid } from '../store/growing-up.ts'
import type { AgeSaid, FamilyRefusal, Place, SpeakerOfAge } from '../words.ts'

/**
 * Says when somebody was born; which word counts is the rule's. What stood before stands as the desk's word that it was.
 * @returns whether the age that counts is another now
 * @refuses not-here · not-yours · clearance-lapsed · born-in-the-future
 */
export async function sayAge(
  {
    personId,
    birth,
    because,
  }: {
    readonly personId: Id
    readonly birth: BirthMonth
    /** Why another word than before, for who corrects; kept in the event. */
    readonly because?: 'papers-seen' | 'mistyped'
  },
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<{ readonly isChanged: boolean }, FamilyRefusal | 'people.born-in-the-future'>> {
  const facts = (await childFacts([personId], city, place)).get(personId)
  if (!facts) return refuse('families.not-here')
  const now = city.now()
  const today = dayIn(place.timeZone, now)
  const as = speakerOf(by, facts, place, today)
  if (as === null) return refuse('families.not-yours')
  const served = as === 'desk' ? await servingNow(by, facts, city) : accept(null)
  if (!served.ok) return served
  if (`${birth.year}-${String(birth.month).padStart(2, '0')}` > today.slice(0, 7))
    return refuse('people.born-in-the-future')
  return city.transaction(async (tx) => {
    const start = await loadStart(tx, personId)
    // P6: of a child who began alone nothing is written down before an adult has come.
    if (as === 'self' && start !== null && start.confirmedAt === null) return refuse('families.not-yours')
    const standing = (await personsById([personId], within(tx, city)))[0]!.birth
    const before = await loadAgesSaid(tx, personId)
    const first: AgeSaid[] = before.length === 0 && standing !== null ? [{ as: 'desk', by: null, ...standing }] : []
    const word: AgeSaid = { as, by: by.kind === 'person' ? by.person : null, year: birth.year, month: birth.month }
    for (const said of [...first, word]) await saveAgeSaid(tx, city.newId(), personId, said, now)
    const counts = birthThatCounts([...before, ...first, word])!
    const isChanged = counts.year !== standing?.year || counts.month !== standing.month
    if (isChanged) await setBirth(tx, personId, counts)
    const about = { childId: personId, as, isChanged, ...(because && { because }) }
    await record(tx, [happened('families.age-said', by, about)], now)
    return accept({ isChanged })
  })
}

function speakerOf(
  by: Actor,
  facts: KnownChild,
  { settings }: Place,
  today: ReturnType<typeof dayIn>,
): SpeakerOfAge | null {
  const isGuardian = facts.links.some(
    (link) => isThemself(by, link.guardianId) && isGuardianToday(link, facts.birth, settings, today),
  )
  if (isGuardian) return 'guardian'
  if (isThemself(by, facts.childId)) return 'self'
  return mayServe(by, facts) ? 'desk' : null
}
