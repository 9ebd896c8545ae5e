import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { enrolPerson, type BirthMonth } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { TestCity } from '#platform/database/test-city.ts'
import { signWant } from './commands/sign-want.ts'
import { wantForm, wantsSettings, type WantForm } from './words.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
export const settings = wantsSettings.parse({})

export const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

export const himself = (person: Id): Extract<Actor, { kind: 'person' }> => ({ kind: 'person', person, roles: [] })

/** Families of a test: adults who are themselves, and children who have said yes to taking part or were not asked. */
export const familiesIn = (city: TestCity, today: Day) => {
  const person = async (displayName: string, birth: BirthMonth | null): Promise<Id> =>
    must(await enrolPerson({ displayName, birth }, system, city)).personId
  return {
    adult: (name = 'Hazel Example') => person(name, { year: 1985, month: 1 }),
    /** Of ten years. */
    child: async (guardianId: Id, { saysYes = true, year = 2016 } = {}): Promise<Id> => {
      const childId = await person('Wren Example', { year, month: 1 })
      const link = { childId, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
      must(await vouchForGuardian(link, system, city, place))
      const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
      const answers = { 'taking-part': 'given' } as const
      if (saysYes) must(await answerConsents({ ...said, answers }, himself(guardianId), city, place))
      return childId
    },
    sign: (interest: string, personId: Id, by: Id, more: Partial<WantForm> = {}) =>
      signWant(
        { wish: { form: { ...wantForm.parse({ interest }), ...more } }, personId, visitorKey: null, today, settings },
        himself(by),
        city,
      ),
  }
}
