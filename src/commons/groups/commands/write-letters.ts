import { guardiansToday, makeConsentLink, type Place } from '#commons/families'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { groupSeen } from '../queries/group-seen.ts'
import type { GroupRefusal } from '../words.ts'

/** One letter for one household's postbag: in whose language, about which child, with which secret. */
export interface Letter {
  readonly childId: Id
  readonly childName: string
  /** Null: nobody answers for the child yet, and the letter says how somebody can. */
  readonly guardian: { readonly name: string; readonly token: string } | null
  readonly language: Language
}

/**
 * Letters for the families of a group whom no message reaches: with a link to the season's questions where somebody
 * answers for the child, else with how one comes to. A link takes the place of an earlier one that nobody used. Children
 * under protection get none: a letter in the wrong postbag tells where a child is.
 * @param ask.secret the installation's own
 * @refuses not-here · no-clearance · nobody-to-write-to
 */
export async function writeLetters(
  { groupId, secret }: { readonly groupId: Id; readonly secret: string },
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<readonly Letter[], GroupRefusal>> {
  const seen = await groupSeen(groupId, by, city, place)
  if (!seen.ok) return seen
  if (seen.value.sight !== 'names') return refuse('groups.no-clearance')
  const members = seen.value.members.filter(({ reach, isProtected }) => reach !== 'guardian' && !isProtected)
  if (members.length === 0) return refuse('groups.nobody-to-write-to')
  const ids = members.map(({ personId }) => personId)
  const languages = new Map((await personsById(ids, city)).map(({ id, language }) => [id, language]))
  const guardians = await guardiansToday(ids, city, place)
  const names = new Map(
    (await personsById([...new Set([...guardians.values()].flat().map(({ guardianId }) => guardianId))], city)).map(
      ({ id, displayName }) => [id, displayName],
    ),
  )
  // The group's adult asked for it and is noted for it; the house makes the links, for their desk may be another's.
  const house: Actor = { kind: 'system', because: 'letters of a group' }
  const letters: Letter[] = []
  for (const { personId: childId, name: childName } of members) {
    const answering = guardians.get(childId) ?? []
    if (answering.length === 0)
      letters.push({ childId, childName, guardian: null, language: languages.get(childId) ?? 'en' })
    for (const { linkId, guardianId, language } of answering) {
      const made = await makeConsentLink({ linkId, isSent: false, secret }, house, city, place)
      if (!made.ok) continue
      const guardian = { name: names.get(guardianId) ?? '', token: made.value }
      letters.push({ childId, childName, guardian, language })
    }
  }
  return accept(letters)
}
