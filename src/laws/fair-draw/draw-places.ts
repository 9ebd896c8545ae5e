import { accept, refuse, type Result } from '#kernel/result.ts'
import { cutOffsOf } from './cut-offs.ts'
import { inOrder, marketOf, type Prepared, type Ticket } from './matching/market.ts'
import { countedUnder } from './matching/routes.ts'
import { matchTogether } from './matching/together.ts'
import { ownResult } from './own-result.ts'
import { readFile, type FileRefusal, type ReadFile } from './read-file.ts'
import { reversedTicket, ticketOf } from './tickets.ts'
import { openRoute, type Apart, type Draw, type DrawFile, type NotPlaced, type Place } from './words.ts'

/**
 * The fair draw: learner-proposing deferred acceptance with guarantees that overlap, one lottery for all, and blocks that are
 * placed together or not at all.
 * @param seed published after the file is committed to; the whole outcome follows from the two
 */
export function drawPlaces(file: DrawFile, seed: string): Result<Draw, FileRefusal> {
  const read = readFile(file)
  if (!read.ok) return read
  const tickets = read.value.applicants.map((applicant, row): Ticket => ({ row, ticket: ticketOf(seed, applicant) }))
  return accept(drawn(read.value, seed, 1, marketOf(read.value, tickets)))
}

/**
 * The second round, after some gave up their places: the same rules with the lottery turned round, so that who was last is
 * first (Feigenbaum, Kanoria, Lo and Sethuraman 2020). Everyone keeps the place of the first round or gets a dearer one.
 * @param gone ids of learners who take part no more
 * @returns refused where an opportunity has fewer seats than learners who keep their places
 */
export function drawAgain(
  file: DrawFile,
  first: Draw,
  gone: ReadonlySet<string>,
): Result<Draw, FileRefusal | 'fewer-seats-than-places'> {
  const read = readFile(file)
  if (!read.ok) return read
  const holds = new Map<string, string>()
  const kept = new Map<string, number>()
  for (const { learner, opportunity } of first.places) {
    if (gone.has(learner)) continue
    holds.set(learner, opportunity)
    kept.set(opportunity, (kept.get(opportunity) ?? 0) + 1)
  }
  for (const { id, seats } of read.value.opportunities) {
    if ((kept.get(id) ?? 0) > seats) return refuse('fewer-seats-than-places', { opportunity: id })
  }
  const tickets = read.value.applicants.flatMap((applicant, row): Ticket[] =>
    gone.has(applicant.id) ? [] : [{ row, ticket: reversedTicket(ticketOf(first.seed, applicant)) }],
  )
  return accept(drawn(read.value, first.seed, 2, marketOf(read.value, tickets, holds), holds))
}

function drawn(
  file: ReadFile,
  seed: string,
  round: Draw['round'],
  prepared: Prepared,
  holds: ReadonlyMap<string, string> = new Map(),
): Draw {
  const { market, tickets, opportunities } = prepared
  const matched = matchTogether(market)
  const final = { ...prepared, market: { ...market, struck: matched.struck } }
  const placed: number[][] = opportunities.map(() => [])
  matched.met.forEach((wish, learner) => {
    if (wish >= 0) placed[market.wishes[wish]!]!.push(learner)
  })
  const under = placed.map((learners, o) => countedUnder(market, o, learners))
  const cutOffs = cutOffsOf(file, final, matched)
  const apart = lostWishes(file, prepared, matched.struck)
  const lines = new Map(cutOffs.map((line) => [line.opportunity, line]))
  const places: Place[] = []
  const notPlaced: NotPlaced[] = []
  tickets.forEach(({ row, ticket }, learner) => {
    const applicant = file.applicants[row]!
    const wish = matched.met[learner]!
    if (wish >= 0) {
      const o = market.wishes[wish]!
      const { id: opportunity, guarantees } = file.opportunities[opportunities[o]!]!
      const guarantee = under[o]!.get(learner)
      const route = guarantee === undefined ? openRoute : guarantees[guarantee]!.group
      places.push({ learner: applicant.id, opportunity, route })
      return
    }
    const { missed } = ownResult(applicant, ticket, lines, lostBy(applicant.together, apart), holds.get(applicant.id))
    notPlaced.push({ learner: applicant.id, ticket, missed })
  })
  return { seed, round, places, notPlaced, cutOffs, apart }
}

/** The opportunities among the wishes that a learner's block lost. */
export const lostBy = (together: string | null, apart: readonly Apart[]): ReadonlySet<string> =>
  new Set(together === null ? [] : apart.filter((one) => one.together === together).map((one) => one.opportunity))

/** The wishes that blocks lost so that none is torn, in the order of blocks and wishes. */
function lostWishes(file: ReadFile, { market, tickets }: Prepared, struck: Uint8Array): Apart[] {
  return market.blocks
    .flatMap(([learner]) => {
      const { together, wishes } = file.applicants[tickets[learner!]!.row]!
      const from = market.wishFrom[learner!]!
      return wishes.flatMap((opportunity, at) =>
        struck[from + at] === 1 && market.struck[from + at] === 0 ? [{ together: together!, opportunity }] : [],
      )
    })
    .sort((one, other) => inOrder(one.together, other.together))
}
