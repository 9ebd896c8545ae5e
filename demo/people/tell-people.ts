import { organisationsOfEcosystem } from '#commons/organisations'
import { enrolPerson, giveRole, letInventedPersonIn, peopleForOffice, type BirthMonth } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'

interface Invented {
  readonly name: string
  /** Before the @; children have none: they come in by a card. */
  readonly account?: string
  readonly birth?: BirthMonth
  readonly role?: Role
  /** The role is held at the first organisation whose name has this in it, or at any. */
  readonly at?: RegExp
}

/** Plainly nobody: birds, trees and one surname. The librarian is new and has no role yet. */
const invented: readonly Invented[] = [
  { name: 'Juniper Example', account: 'juniper', role: 'steward' },
  { name: 'Robin Example', account: 'robin', role: 'host', at: /muse/i },
  { name: 'Wren Example', account: 'wren' },
  { name: 'Hazel Example', account: 'hazel', role: 'guardian' },
  { name: 'Linden Example', account: 'linden', role: 'guardian' },
  { name: 'Otter 12', birth: { year: 2017, month: 4 }, role: 'learner' },
  { name: 'Finch 7', birth: { year: 2014, month: 9 }, role: 'learner' },
  { name: 'Badger 3', birth: { year: 2011, month: 1 }, role: 'learner' },
]

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

/** Writes the invented people of a place down and lets the grown ones in. Told again, it adds nobody twice. */
export async function tellPeople(language: Language, city: City): Promise<void> {
  const organisations = await organisationsOfEcosystem(city)
  for (const { name, account, birth, role, at } of invented) {
    const [known] = (await peopleForOffice(name, teller, city)).filter(({ person }) => person.displayName === name)
    const personId: Id =
      known?.person.id ??
      told(await enrolPerson({ displayName: name, birth: birth ?? null, language }, teller, city)).personId
    const its = at ? (organisations.find((one) => at.test(one.name)) ?? organisations[0]) : undefined
    if (role && !known?.roles.length) {
      const fromOn = addDays(dayIn('UTC', city.now()), -1)
      const given = { personId, role, organisationId: its?.id ?? null, fromOn, untilOn: null, delegatedBy: null }
      told(await giveRole(given, teller, city))
    }
    if (account) await letInventedPersonIn({ personId, address: `${account}@${city.slug}.invalid`, language }, city)
  }
}

function told<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new Error(`the demonstration's people: ${answer.refusal}`)
  return answer.value
}
