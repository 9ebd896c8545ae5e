import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkDraw } from './checking/check-draw.ts'
import { drawPlaces } from './draw-places.ts'
import { ticketOf } from './tickets.ts'
import type { DrawFile } from './words.ts'

const seed = '07 12 23 31 44'
const child = (id: string, wishes: readonly string[], groups: readonly string[] = [], family = id) => ({
  id,
  family,
  together: null,
  groups,
  wishes,
})
const file: DrawFile = {
  opportunities: [
    { id: 'robots', seats: 2, guarantees: [{ group: 'far', seats: 1 }] },
    { id: 'kites', seats: 1, guarantees: [] },
  ],
  applicants: [
    child('finch', ['robots', 'kites']),
    child('wren', ['robots', 'kites']),
    child('lark', ['robots'], ['far']),
    child('swift', ['robots', 'kites'], ['far']),
    child('owl', ['kites', 'robots']),
  ],
}

/** As `docs/fair-draw.md` has it. */
function tables(): { readonly numbers: string; readonly outcome: string; readonly lines: string } {
  const drawn = drawPlaces(file, seed)
  if (!drawn.ok) throw new Error(drawn.refusal)
  const { places, cutOffs } = drawn.value
  const placeOf = new Map(places.map(({ learner, opportunity }) => [learner, opportunity]))
  const rows = file.applicants
    .map((row) => ({ ...row, ticket: ticketOf(seed, row) }))
    .toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1))
  const below = (line: string): string => (line === '' ? 'nobody' : line === 'g' ? 'everybody' : `before ${line}`)
  return {
    numbers: rows
      .map(
        ({ id, ticket, groups, wishes }) =>
          `- ${id}: ${ticket.slice(0, 4)}, ${groups.join() || 'no group'}, wishes ${wishes.join(' > ')}`,
      )
      .join('\n'),
    outcome: rows.map(({ id }) => `- ${id}: ${placeOf.get(id) ?? 'no place'}`).join('\n'),
    lines: cutOffs
      .map(({ opportunity, open, guaranteed }) =>
        [`- ${opportunity}: open ${below(open)}`, ...guaranteed.map((g) => `${g.group} ${below(g.below)}`)].join(', '),
      )
      .join('\n'),
  }
}

test('the example in the paper on the draw is what the code does', () => {
  const paper = readFileSync('docs/fair-draw.md', 'utf8')
  const { numbers, outcome, lines } = tables()
  expect(paper).toContain(numbers)
  expect(paper).toContain(outcome)
  expect(paper).toContain(lines)
})

test('nobody in it has reason to complain', () => {
  const drawn = drawPlaces(file, seed)
  if (!drawn.ok) throw new Error(drawn.refusal)
  expect(checkDraw(file, drawn.value, { eachPair: true })).toEqual({
    faults: [],
    blockingPairs: [],
    wastedSeats: [],
    wastedGuarantees: [],
  })
})
