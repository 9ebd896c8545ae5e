import { familiesSettings } from '#commons/families'
import { addMember, enrolIntoGroup, groupForm, groupsOf, handOverGroup, makeGroup } from '#commons/groups'
import { addOrganisation, organisationForm, organisationsOfEcosystem } from '#commons/organisations'
import {
  clearanceForm,
  enrolPerson,
  giveRole,
  letInventedPersonIn,
  mayMeetMinors,
  peopleForOffice,
  recordClearance,
  type PersonForOffice,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'
import { tellAgreement } from './tell-agreement.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

/** Plainly nobody's: a tree and the word that says so, in the language of the place. */
const names: Readonly<Record<string, { readonly school: string; readonly class: string; readonly club: string }>> = {
  de: { school: 'Ulmenschule (erfunden)', class: '3b', club: 'Samstagsbauer' },
  es: { school: 'Escuela Olmo (inventada)', class: '3.º B', club: 'Constructores del sábado' },
  en: { school: 'Elm School (invented)', class: '3b', club: 'Saturday builders' },
}
const childrenOfClass = 12

/** A school class with its teacher, and a museum's club with its host. Told again, it adds nothing twice. */
export async function tellGroups(language: Language, city: City): Promise<void> {
  const today = dayIn('UTC', city.now())
  await tellClass(language, today, city)
  await tellClub(language, today, city)
}

async function tellClass(language: Language, today: Day, city: City): Promise<void> {
  const { school, class: name } = names[language] ?? names['en']!
  const known = (await organisationsOfEcosystem(city)).find((one) => one.name === school)
  const organisationId =
    known?.id ?? told(await addOrganisation(organisationForm.parse({ name: school, kind: 'school' }), teller, city)).id
  await tellAgreement(organisationId, language, today, city)
  const teacherId = await teacherOf(organisationId, language, today, city)
  await clear(teacherId, 'educator', today, city)
  if ((await groupsOf(teacherId, city)).length > 0) return
  const season = { fromOn: addDays(today, -30), untilOn: addDays(today, 300) }
  const facts = {
    organisationId,
    schoolId: organisationId,
    level: '3',
    size: 14,
    needs: ['quiet-room', 'easy-language'],
  }
  const form = groupForm.parse({ kind: 'class', name, ...facts, ...season })
  const { groupId } = told(await makeGroup(form, teller, city))
  told(await handOverGroup({ groupId, toId: teacherId, leaving: [] }, teller, city))
  const teacher: Actor = {
    kind: 'person',
    person: teacherId,
    roles: [{ role: 'educator', organisation: organisationId }],
  }
  const year = Number(today.slice(0, 4)) - 9
  for (let number = 0; number < childrenOfClass; number += 1) {
    const birth = { year: year + (number % 2), month: 1 + number }
    told(await enrolIntoGroup({ groupId, birth, language: number % 4 === 3 ? 'ar' : language }, teacher, city))
  }
}

async function teacherOf(organisationId: Id, language: Language, today: Day, city: City): Promise<Id> {
  const known = await invented('Teasel Example', city)
  if (known) return known.person.id
  const birth = { year: 1987, month: 4 }
  const { personId } = told(await enrolPerson({ displayName: 'Teasel Example', birth, language }, teller, city))
  const span = { fromOn: addDays(today, -30), untilOn: null, delegatedBy: null }
  told(await giveRole({ personId, role: 'educator', organisationId, ...span }, teller, city))
  await letInventedPersonIn({ personId, address: `teasel@${city.slug}.invalid`, language }, city)
  return personId
}

async function tellClub(language: Language, today: Day, city: City): Promise<void> {
  const robin = await invented('Robin Example', city)
  const organisationId = robin?.roles.find(({ role }) => role === 'host')?.organisationId ?? null
  if (!robin || organisationId === null) return
  const hostId = robin.person.id
  await clear(hostId, 'host', today, city)
  if ((await groupsOf(hostId, city)).length > 0) return
  const season = { fromOn: addDays(today, -14), untilOn: addDays(today, 120) }
  const { club } = names[language] ?? names['en']!
  const form = groupForm.parse({ kind: 'club', name: club, organisationId, size: 8, needs: ['breaks'], ...season })
  const { groupId } = told(await makeGroup(form, teller, city))
  told(await handOverGroup({ groupId, toId: hostId, leaving: [] }, teller, city))
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  for (const name of ['Otter 12', 'Finch 7']) {
    const child = await invented(name, city)
    if (child) told(await addMember({ groupId, personId: child.person.id }, teller, city, place))
  }
}

/** Who meets children has shown something first, here too. */
async function clear(personId: Id, role: 'educator' | 'host', today: Day, city: City): Promise<void> {
  if ((await mayMeetMinors([personId], role, city.now(), city)).has(personId)) return
  const form = clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: 'invented-1',
    authority: 'Example Authority',
    jurisdiction: 'any',
    issuedOn: addDays(today, -90),
    expiresOn: addDays(today, 400),
  })
  told(await recordClearance({ form, today }, teller, city))
}

const invented = async (name: string, city: City): Promise<PersonForOffice | undefined> =>
  (await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)).people.find(
    ({ person }) => person.displayName === name,
  )
