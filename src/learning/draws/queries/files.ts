import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { commit } from '#laws/fair-draw/publishing/commitment.ts'
import type { PublicResult } from '#laws/fair-draw/publishing/public-result.ts'
import { proofOf, receiptOf, type Proof, type Receipt } from '#laws/fair-draw/publishing/receipts.ts'
import { syntheticTwin } from '#laws/fair-draw/publishing/synthetic-twin.ts'
import type { DrawFile } from '#laws/fair-draw/words.ts'
import { standingsHereOf } from '#learning/participation'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { noteLooks } from '#platform/looks/note-looks.ts'
import { mayAuditRows, mayReadReceipt } from '../policy.ts'
import { fileOf } from '../rules/file-of.ts'
import { loadDraw, loadItems, type KeptDraw } from '../store/draws.ts'
import { loadRounds, type RoundKept } from '../store/rounds.ts'
import { loadRow, loadRows } from '../store/rows.ts'
import { loadProof } from '../store/trees.ts'
import type { DrawItem, DrawRefusal, DrawRow } from '../words.ts'

/** What a draw comes to once it is published, as everybody may keep it. */
export interface Published {
  readonly draw: KeptDraw
  readonly rounds: readonly RoundKept[]
  readonly result: PublicResult
}

export async function publishedIn(tx: Tx, drawId: Id): Promise<Published | null> {
  const draw = await loadDraw(tx, drawId)
  if (!draw || draw.commitment === null || draw.seedConfirmedBy === null) return null
  const rounds = (await loadRounds(tx, drawId)).filter(({ publishedAt }) => publishedAt !== null)
  if (rounds.length === 0) return null
  const result: PublicResult = {
    commitment: draw.commitment,
    opportunities: fileOf(await loadItems(tx, drawId), []).opportunities,
    seed: draw.seed!,
    rounds: rounds.map(({ cutOffs }) => cutOffs),
  }
  return { draw, rounds, result }
}

/** @refuses not-here: nothing of it is published yet */
export const publicResultOf = (drawId: Id, city: City): Promise<Result<PublicResult, DrawRefusal>> =>
  city.reading(async (tx) => {
    const published = await publishedIn(tx, drawId)
    return published ? accept(published.result) : refuse('draws.not-here')
  })

/** A file of the same shape with people who do not exist, for anybody to draw again. @refuses not-here */
export const twinOf = (
  drawId: Id,
  city: City,
): Promise<Result<{ readonly about: string; readonly file: DrawFile; readonly seed: string }, DrawRefusal>> =>
  city.reading(async (tx) => {
    const published = await publishedIn(tx, drawId)
    if (!published) return refuse('draws.not-here')
    const { seed } = published.result
    const file = syntheticTwin(fileOf(await loadItems(tx, drawId), await loadRows(tx, drawId)), seed)
    return accept({ about: 'A synthetic twin: nobody in it exists.', file, seed })
  })

/** The row and its path, with what is published: all one needs to work out one's own result. */
export interface ReceiptFile {
  readonly receipt: Receipt
  readonly published: PublicResult
}

/** @refuses not-here · not-yours */
export const receiptFile = (rowId: Id, by: Actor, city: City): Promise<Result<ReceiptFile, DrawRefusal>> =>
  city.reading(async (tx) => {
    const row = await loadRow(tx, rowId)
    if (!row || row.personId === null) return refuse('draws.not-here')
    const standing = (await standingsHereOf([row.personId], within(tx, city))).get(row.personId)
    if (!standing || !mayReadReceipt(by, standing)) return refuse('draws.not-yours')
    const published = await publishedIn(tx, row.drawId)
    return published
      ? accept(await receiptIn(tx, row, await loadItems(tx, row.drawId), published))
      : refuse('draws.not-here')
  })

/** Costs as much as one row and one path, however many rows there are. */
export async function receiptIn(
  tx: Tx,
  row: DrawRow,
  items: readonly DrawItem[],
  { draw, rounds, result }: Published,
): Promise<ReceiptFile> {
  const [own] = fileOf(items, [row]).applicants
  const took = rounds.filter(({ round }) => round === 1 || !row.leftDraw)
  const proof = (await loadProof(tx, draw.id, row.id)) ?? (await proofAnew(tx, own!.id, draw, items))
  return { receipt: receiptOf(own!, draw.secret!, proof, took), published: result }
}

/** Of what was frozen before its tree was kept: worked out from all rows. */
async function proofAnew(tx: Tx, learner: string, draw: KeptDraw, items: readonly DrawItem[]): Promise<Proof> {
  return proofOf(commit(fileOf(items, await loadRows(tx, draw.id)), draw.secret!), learner)
}

/** The real file, pseudonymous, with what salts its hashes, for whoever audits; that they looked is kept. @refuses not-here · not-yours */
export const auditFile = (drawId: Id, by: Actor, city: City) =>
  city.transaction(async (tx): Promise<Result<AuditFile, DrawRefusal>> => {
    if (!mayAuditRows(by)) return refuse('draws.not-yours')
    const draw = await loadDraw(tx, drawId)
    if (!draw || draw.commitment === null) return refuse('draws.not-here')
    const rows = await loadRows(tx, drawId)
    const about = rows.flatMap(({ personId }) => personId ?? [])
    await noteLooks(tx, { by, about, what: 'draws.rows', because: 'auditing-a-draw' }, city.now())
    const rounds = await loadRounds(tx, drawId)
    return accept({
      file: fileOf(await loadItems(tx, drawId), rows),
      seed: draw.seedConfirmedBy === null ? null : draw.seed,
      secret: draw.secret!,
      commitment: draw.commitment,
      gone: rows.flatMap(({ leftDraw, frozen }) => (leftDraw ? [frozen!.pseudonym] : [])),
      rounds: rounds.map(({ cutOffs }) => cutOffs),
    })
  })

export interface AuditFile {
  readonly file: DrawFile
  readonly seed: string | null
  readonly secret: string
  readonly commitment: PublicResult['commitment']
  readonly gone: readonly string[]
  readonly rounds: PublicResult['rounds']
}
