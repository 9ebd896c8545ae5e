import { areasOfEcosystem, ecosystemHere, settingsOf } from '#commons/ecosystems'
import { myFamily, type Place } from '#commons/families'
import { askersAt, type Finding } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { checkReceipt } from '#laws/fair-draw/publishing/receipts.ts'
import { reversedTicket, ticketOf } from '#laws/fair-draw/tickets.ts'
import { openRoute } from '#laws/fair-draw/words.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { schoolAreas } from './school-areas.ts'
import { placeIn } from '../rules/place-in.ts'
import { mayReadReceipt, mayWishFor } from '../policy.ts'
import { loadDraw, loadItems } from '../store/draws.ts'
import { loadFriends, loadRowsOfPersons } from '../store/rows.ts'
import { drawsSettings, type DrawItem, type DrawRefusal, type DrawRow } from '../words.ts'
import type { Against, DrawSeen, MyWishes, ResultShown, WishesToSay, WishTold } from '../words-for-pages.ts'
import { seenIn } from './draw-seen.ts'
import { publishedIn, receiptIn, type Published } from './files.ts'
import { paysOfWishes } from './pays-of-wishes.ts'
import { whoStillHas } from './who-still-has.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** One's own wishes and one's children's, and once it is published what became of each and why. @refuses not-here */
export async function myDraw(
  drawId: Id,
  by: Person,
  city: City,
  place: Place,
): Promise<Result<{ readonly seen: DrawSeen; readonly people: readonly WishesToSay[] }, DrawRefusal>> {
  const children = await myFamily(by, city, place)
  return city.reading(async (tx) => {
    const inside = within(tx, city)
    const draw = await loadDraw(tx, drawId)
    if (!draw || draw.state === 'prepared') return refuse('draws.not-here')
    const items = await loadItems(tx, drawId)
    const ids = [by.person, ...children.map(({ childId }) => childId)]
    const askers = await askersAt(
      ids,
      items.flatMap(({ occasionIds }) => occasionIds),
      by,
      inside,
    )
    const rows = new Map(
      (await loadRowsOfPersons(tx, ids)).filter((row) => row.drawId === drawId).map((row) => [row.personId, row]),
    )
    const published = await publishedIn(tx, drawId)
    const names = new Map(children.map(({ childId, name }) => [childId, name]))
    const areas = (await areasOfEcosystem(inside)).map(({ id, name }) => ({ id, name }))
    const { mostWishes } = settingsOf(await ecosystemHere(tx, city), 'draws', drawsSettings)
    const schools = await schoolAreas(tx, ids, city)
    const paysOf = draw.state === 'open' ? await paysOfWishes(by.person, items, [...rows.values()], inside) : null
    const people: WishesToSay[] = []
    for (const personId of ids) {
      const asker = askers.get(personId)
      const row = rows.get(personId)
      if (!asker || !mayReadReceipt(by, { ...asker.standing, personId })) continue
      const known = schools.get(personId) ?? []
      people.push({
        ...(await wishesOf(tx, row, published, items, inside)),
        personId,
        name: names.get(personId) ?? asker.name,
        mayWish: mayWishFor(by, asker.standing),
        pays: paysOf && mayWishFor(by, asker.standing) ? paysOf(personId) : new Map(),
        against: new Map(
          items.map(({ id, occasionIds }) => [id, againstDays(occasionIds.map((day) => asker.findings.get(day)))]),
        ),
        knownAreas: areas.filter(({ id }) => known.includes(id)).map(({ name }) => name),
        areas: known.length > 0 ? [] : areas,
        areaId: row?.areaId ?? null,
        needs: row?.needs ?? false,
        mostWishes,
      })
    }
    return accept({ seen: await seenIn(tx, draw, items, city), people })
  })
}

const gone: Against = { sentence: 'draws.day-gone', facts: {}, stops: true }

/**
 * What stands against a place on all its days, each sentence once.
 * @param days undefined: it does not take place. Where one of several does not, the others still do.
 */
function againstDays(days: readonly (readonly Finding[] | undefined)[]): Against[] {
  const open = days.flatMap((findings) => (findings === undefined ? [] : [findings]))
  if (open.length === 0) return [gone]
  const said = open.flat().map(({ sentence, facts, mode }) => ({ sentence, facts, stops: mode === 'block' }))
  return [...new Map(said.map((one) => [`${one.sentence} ${JSON.stringify(one.facts)}`, one])).values()]
}

async function wishesOf(
  tx: Tx,
  row: DrawRow | undefined,
  published: Published | null,
  items: readonly DrawItem[],
  city: City,
): Promise<Omit<MyWishes, 'personId' | 'name' | 'mayWish'>> {
  if (!row) return { rowId: null, wishes: [], friends: null, friendsThere: 0, friendsAlike: 0, result: null }
  const friends =
    row.friends === null ? [] : (await loadFriends(tx, row.drawId, row.friends)).filter(({ id }) => id !== row.id)
  return {
    rowId: row.id,
    wishes: row.wishes,
    friends: row.friends,
    friendsThere: friends.length,
    friendsAlike: friends.filter(({ wishes }) => wishes.join() === row.wishes.join()).length,
    result: published && (await resultOf(tx, row, published, items, city)),
  }
}

/** Worked out anew from row, lines and number, as anybody can, and held against the place that was given. */
async function resultOf(
  tx: Tx,
  row: DrawRow,
  published: Published,
  items: readonly DrawItem[],
  city: City,
): Promise<ResultShown> {
  const file = await receiptIn(tx, row, items, published)
  const own = checkReceipt(file.receipt, published.result)
  const round = row.leftDraw || published.rounds.length === 1 ? 1 : 2
  const itemOf = new Map(items.map(({ id, name }) => [name, id]))
  const itemId = placeIn(row, round)
  const stillHas = await whoStillHas([{ ...row, itemId }], items, city)
  const first = ticketOf(published.result.seed, file.receipt.row)
  const missed = new Map(own.ok ? own.value.missed.map((one) => [itemOf.get(one.opportunity)!, one]) : [])
  const wishes = row.wishes.map((id): WishTold => {
    const why = missed.get(id)
    const lines = (why?.cutOffs ?? []).map(({ route, below }) => ({ group: route === openRoute ? null : route, below }))
    return { itemId: id, came: why?.because ?? (id === itemId ? 'place' : 'not-asked'), lines }
  })
  return {
    itemId,
    movedFrom: round === 2 && row.placedFirst !== itemId ? row.placedFirst : null,
    isGone: itemId !== null && !stillHas.has(row.id),
    wishes,
    number: round === 1 ? first : reversedTicket(first),
    round,
    groups: row.frozen!.groups,
    isProven: own.ok && (own.value.opportunity === null ? null : itemOf.get(own.value.opportunity)) === itemId,
  }
}
