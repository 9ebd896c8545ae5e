import { openDirectory } from '#commons/ecosystems'
import { familiesSettings } from '#commons/families'
import { addMember, groupForm, groupsOf, makeGroup } from '#commons/groups'
import { threadSeen, writePost } from '#commons/messages'
import { keepWay, peopleForOffice, waysOf } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { told } from './told.ts'

const words: Readonly<Record<string, { readonly group: string; readonly guide: string; readonly child: string }>> = {
  en: {
    group: 'Hedge explorers (invented)',
    guide: 'On Saturday we look for birds’ nests. Please bring a jar with a lid.',
    child: 'May I bring two?',
  },
  es: {
    group: 'Exploradores del seto (inventado)',
    guide: 'El sábado buscamos nidos. Traed un bote con tapa, por favor.',
    child: '¿Puedo traer dos?',
  },
  de: {
    group: 'Heckenforscher (erfunden)',
    guide: 'Am Samstag suchen wir Nester. Bringt bitte ein Glas mit Deckel mit.',
    child: 'Darf ich zwei mitbringen?',
  },
}

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

/**
 * A club of one guide and one child, open because the child's mother reads along; and a father who is told by text
 * message, at a number that can be nobody's. Told again, nothing is told twice.
 */
export async function tellTalk(language: string, city: City, database: Database): Promise<void> {
  const said = words[language] ?? words['en']!
  const called = async (name: string) =>
    (await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)).people.find(
      ({ person }) => person.displayName === name,
    )
  const [guide, child, father] = [
    await called('Robin Example'),
    await called('Finch 7'),
    await called('Linden Example'),
  ]
  const houseId = guide?.roles.find(({ organisationId }) => organisationId !== null)?.organisationId
  if (!guide || !child || !father || !houseId) return
  if (!(await waysOf([father.person.id], city)).get(father.person.id)?.some(({ kind }) => kind === 'text')) {
    told(await keepWay({ personId: father.person.id, kind: 'text', address: '+13125550142' }, teller, city))
  }
  if ((await groupsOf(guide.person.id, city)).length > 0) return
  const ecosystem = (await openDirectory(database)).byId(city.ecosystemId)!
  const today = dayIn(ecosystem.timeZone, city.now())
  const asGuide = { kind: 'person', person: guide.person.id, roles: [{ role: 'host', organisation: houseId }] } as const
  const days = { fromOn: today, untilOn: addDays(today, 300) }
  const form = groupForm.parse({ kind: 'club', name: said.group, organisationId: houseId, ...days })
  const { groupId } = told(await makeGroup(form, asGuide, city))
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  told(await addMember({ groupId, personId: child.person.id }, asGuide, city, place))
  const here = { city, ecosystem }
  const asChild = { kind: 'person', person: child.person.id, roles: [] } as const
  const thread = await threadSeen(groupId, child.person.id, here)
  if (!thread.ok || !thread.value.isOpen) return
  told(await writePost({ groupId, text: said.guide }, asGuide, here))
  told(await writePost({ groupId, text: said.child }, asChild, here))
}
