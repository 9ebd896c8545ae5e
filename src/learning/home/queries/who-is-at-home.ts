import { childAsSeen, myFamily, type ChildSeen, type Place } from '#commons/families'
import { isMinor, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { DaysOfMine, PersonAtHome } from '../words-for-pages.ts'

type SomebodyAtHome = PersonAtHome & { readonly isProtected: boolean; readonly decides: boolean }

/** Oneself and the children one answers for today, and who else sees the days of a child. */
export async function whoIsAtHome(
  by: Extract<Actor, { kind: 'person' }>,
  city: City,
  place: Place,
): Promise<{ readonly people: readonly SomebodyAtHome[] } & Pick<DaysOfMine, 'isChild' | 'watchers'>> {
  const [person] = await personsById([by.person], city)
  const children = await myFamily(by, city, place)
  const today = dayIn(place.timeZone, city.now())
  const isLearner = by.roles.length === 0 || by.roles.some(({ role }) => role === 'learner')
  // Staff and parents of unknown age are grown-ups; a learner of unknown age is young.
  const isChild = children.length === 0 && isMinor(person?.birth ?? null, today) && (!!person?.birth || isLearner)
  const own = isChild ? await childAsSeen(by.person, by, city, place) : null
  const seen = own?.ok ? own.value : null
  const consent = seen && consentOf(seen, 'young-person')
  const oneself: SomebodyAtHome = {
    personId: by.person,
    name: person?.displayName ?? '',
    isOneself: true,
    consent,
    forms: null,
    isProtected: person?.protected ?? false,
    decides: consent === null || consent.mayAnswer,
  }
  return {
    people: [
      oneself,
      ...children.map((child): SomebodyAtHome => {
        const asked = consentOf(child, 'guardian')
        return {
          personId: child.childId,
          name: child.name,
          isOneself: false,
          consent: asked,
          forms: { ...answersOf(child), bandUntil: child.care?.band?.untilOn ?? null },
          isProtected: child.isProtected,
          decides: asked.mayAnswer,
        }
      }),
    ],
    isChild,
    watchers: (seen?.guardians ?? []).flatMap(({ name, isGuardian }) => (isGuardian ? [name] : [])),
  }
}

/** What a guardian answers: the questions still open, as the family's page counts them, and until when each yes counts. */
function answersOf({ switches }: ChildSeen): { readonly open: number; readonly yesUntil: readonly Day[] } {
  const theirs = switches.filter(({ decider }) => decider === 'guardian')
  return {
    open: theirs.filter(({ mine, answer }) => !mine && !answer.may).length,
    yesUntil: theirs.flatMap(({ answer }) => (answer.may ? [answer.untilOn] : [])),
  }
}

function consentOf({ switches }: ChildSeen, looks: 'guardian' | 'young-person') {
  const found = switches.find(({ purpose }) => purpose === 'taking-part')
  const may = found?.answer.may === true
  return {
    may,
    untilOn: found?.answer.may === true ? found.answer.untilOn : null,
    mayAnswer: found?.decider === looks,
  }
}
