import { areasOfEcosystem, ecosystemHere, settingsOf } from '#commons/ecosystems'
import { askersAt, standingsHereOf } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayWishFor } from '../policy.ts'
import { loadItems, shareDraw, type KeptDraw } from '../store/draws.ts'
import { deleteRows, loadFriends, loadRowsOfPersons, saveWishes } from '../store/rows.ts'
import { drawsSettings, type DrawItem, type DrawRefusal, type WishForm } from '../words.ts'

/** Letters that nobody takes for others. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const wordFrom = (id: Id): string => {
  const digits = id.replaceAll('-', '').slice(-12)
  let word = ''
  for (let at = 0; at < 8; at += 1) word += letters[Number.parseInt(digits.slice(at, at + 4), 16) % letters.length]
  return word
}

async function openDraw(tx: Tx, drawId: Id, city: City): Promise<KeptDraw | Refused<DrawRefusal>> {
  // Held against closing until this transaction ends: whoever wished in time is in the file.
  const draw = await shareDraw(tx, drawId)
  if (!draw || draw.state === 'prepared') return refuse('draws.not-here')
  const now = city.now()
  if (draw.state !== 'open' || now < draw.opensAt || now >= draw.closesAt) return refuse('draws.not-open')
  return draw
}

/**
 * A family says what somebody would like, the dearest first; said again, the later words hold. Age and consent are asked
 * before, at every day that is wished for.
 * @refuses not-here · not-open · not-yours · no-wishes · wish-twice · too-many-wishes · checks-stop · friends-unknown · friends-too-many · area-unknown
 */
export const wish = (
  { drawId, form }: { readonly drawId: Id; readonly form: WishForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly rowId: Id; readonly friends: string | null }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const draw = await openDraw(tx, drawId, city)
    if ('ok' in draw) return draw
    const { personId } = form
    const standing = (await standingsHereOf([personId], inside)).get(personId)
    if (by.kind !== 'person' || !standing || !mayWishFor(by, standing)) return refuse('draws.not-yours')
    const settings = settingsOf(await ecosystemHere(tx, city), 'draws', drawsSettings)
    const items = new Map((await loadItems(tx, drawId)).map((item) => [item.id, item]))
    const wished = form.wishes.flatMap((id) => items.get(id) ?? [])
    if (wished.length < form.wishes.length) return refuse('draws.not-here')
    if (new Set(form.wishes).size < form.wishes.length) return refuse('draws.wish-twice')
    if (wished.length > settings.mostWishes) return refuse('draws.too-many-wishes', { most: settings.mostWishes })
    const occasionIds = wished.flatMap((item) => item.occasionIds)
    const findings = (await askersAt([personId], occasionIds, by, inside)).get(personId)?.findings
    // Of a place on several days one may not take place; the others must not stop.
    const isOpen = ({ occasionIds: days }: DrawItem): boolean => days.some((id) => findings?.has(id) === true)
    const stops = [...(findings?.values() ?? [])].flat().some(({ mode }) => mode === 'block')
    if (stops || !wished.every(isOpen)) return refuse('draws.checks-stop')
    const own = (await loadRowsOfPersons(tx, [personId])).find((row) => row.drawId === drawId)
    let friends: string | null = form.newFriends ? wordFrom(city.newId()) : form.friends || null
    if (friends !== null && !form.newFriends && friends !== own?.friends) {
      const others = (await loadFriends(tx, drawId, friends)).filter(({ id }) => id !== own?.id)
      if (others.length === 0) return refuse('draws.friends-unknown')
      if (others.length >= settings.mostFriends) return refuse('draws.friends-too-many', { most: settings.mostFriends })
    }
    if (form.areaId !== null && !(await areasOfEcosystem(inside)).some(({ id }) => id === form.areaId))
      return refuse('draws.area-unknown')
    const rowId = own?.id ?? city.newId()
    await saveWishes(tx, {
      id: rowId,
      drawId,
      personId,
      madeBy: by.person,
      changedAt: city.now(),
      wishes: form.wishes,
      friends,
      areaId: form.areaId,
      needs: form.needs,
    })
    await record(tx, [happened('draws.wished', by, { drawId, rowId })], city.now())
    return accept({ rowId, friends })
  })

/**
 * Somebody wishes for nothing any more, as long as the window is open; nothing of the row stays.
 * @refuses not-here · not-open · not-yours
 */
export const withdrawWish = (
  { drawId, personId }: { readonly drawId: Id; readonly personId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly drawId: Id }, DrawRefusal>> =>
  city.transaction(async (tx) => {
    const draw = await openDraw(tx, drawId, city)
    if ('ok' in draw) return draw
    const standing = (await standingsHereOf([personId], within(tx, city))).get(personId)
    if (!standing || !mayWishFor(by, standing)) return refuse('draws.not-yours')
    const row = (await loadRowsOfPersons(tx, [personId])).find((one) => one.drawId === drawId)
    if (row) {
      await deleteRows(tx, [row.id])
      await record(tx, [happened('draws.wish-withdrawn', by, { drawId, rowId: row.id })], city.now())
    }
    return accept({ drawId })
  })
