import { myFamily, type Place } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor } from '../policy.ts'
import type { ComeWithSeen } from '../words-for-pages.ts'
import type { ParticipationRefusal } from '../words.ts'
import { invitationOpen } from './invitation-open.ts'
import { paySeen } from './pay-seen.ts'
import { familyFor } from './who-comes.ts'

/** What a link for friends or a carer opens, to whoever was given it: the offer and its day, and no name of that family. @refuses invitation-over */
export async function comeWithSeen(
  { code, ticked }: { readonly code: string; readonly ticked: readonly Id[] },
  by: Extract<Actor, { kind: 'person' }>,
  city: City,
  place: Place,
): Promise<Result<ComeWithSeen, ParticipationRefusal>> {
  return city.reading(async (tx) => {
    const children = await myFamily(by, within(tx, city), place)
    const open = await invitationOpen(code, city.now(), tx, city)
    if (!open.ok) return open
    const { invitation, occasion, found, party } = open.value
    const { title, ages } = found.opportunity
    const names = new Map(children.map(({ childId, name }) => [childId, name]))
    const ids = [by.person, ...names.keys()]
    const family = await familyFor(ids, { occasion, ages, from: null }, by, tx, city)
    const coming = family.as(ids)
    const chosen = ticked.filter((id) => ids.includes(id))
    const asTicked = new Map(family.as(chosen).map((one) => [one.personId, one.findings]))
    const { isIn } = family
    const named = coming.map((one) => ({ ...one, name: names.get(one.personId) ?? one.person.displayName }))
    const theirs = named.filter(({ standing }) => mayDecideFor(by, standing))
    const would = theirs.filter(
      ({ personId }) => !isIn.has(personId) && (chosen.length === 0 || chosen.includes(personId)),
    )
    const pay =
      invitation.kind === 'carer'
        ? null
        : (await paySeen({ payer: by.person, occasion, found }, tx, city))(would, chosen.length > 0)
    return accept({
      kind: invitation.kind,
      title,
      occasion,
      waits: party.some(({ state }) => state === 'waiting'),
      people: theirs.map(({ personId, name, findings }) => ({
        personId,
        name,
        decides: true,
        isIn: isIn.has(personId),
        findings: asTicked.get(personId) ?? findings,
      })),
      pay,
    })
  })
}
