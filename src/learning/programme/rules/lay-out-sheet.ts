import { entriesOnPanels } from '../words.ts'

/**
 * A sheet folded once has four panels, two a side. Outside lie the last and the first, inside the second and the third;
 * a language read from the right is bound at the right, so both sides are turned round.
 */
export function layOutSheet<Panel>(
  [first, second, third, fourth]: readonly [Panel, Panel, Panel, Panel],
  direction: 'ltr' | 'rtl',
): { readonly outside: readonly [Panel, Panel]; readonly inside: readonly [Panel, Panel] } {
  return direction === 'ltr'
    ? { outside: [fourth, first], inside: [second, third] }
    : { outside: [first, fourth], inside: [third, second] }
}

/** Deals entries onto the panels in reading order; what finds no room is counted. */
export function dealEntries<Entry>(entries: readonly Entry[]): {
  readonly panels: readonly (readonly Entry[])[]
  readonly left: number
} {
  let from = 0
  const panels = entriesOnPanels.map((room) => {
    const panel = entries.slice(from, from + room)
    from += room
    return panel
  })
  return { panels, left: Math.max(0, entries.length - from) }
}
