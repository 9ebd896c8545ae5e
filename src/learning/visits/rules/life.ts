import type { State } from '../words.ts'

/** `school`: the class’s teacher, or who speaks for the school. `house`: Hedgerow itself, by a rule or a plan. */
export type Mover = 'school' | 'host' | 'house'

/** Law: what may follow what in the life of a class’s wish, and by whose hand. Everything else is refused. */
export const life: readonly { readonly from: State | null; readonly to: State; readonly who: readonly Mover[] }[] = [
  { from: null, to: 'asked', who: ['school'] },
  { from: null, to: 'waiting', who: ['school'] },
  { from: null, to: 'confirmed', who: ['school'] },
  { from: null, to: 'offered', who: ['school'] },
  { from: 'asked', to: 'confirmed', who: ['host', 'house'] },
  { from: 'asked', to: 'offered', who: ['host'] },
  { from: 'asked', to: 'declined', who: ['host'] },
  { from: 'asked', to: 'withdrawn', who: ['school'] },
  { from: 'waiting', to: 'offered', who: ['host', 'house'] },
  { from: 'waiting', to: 'confirmed', who: ['host', 'house'] },
  { from: 'waiting', to: 'declined', who: ['host'] },
  { from: 'waiting', to: 'withdrawn', who: ['school'] },
  { from: 'offered', to: 'confirmed', who: ['school'] },
  // Another time does not suit: the wish stays open, with its place in the line.
  { from: 'offered', to: 'asked', who: ['school', 'house'] },
  { from: 'offered', to: 'waiting', who: ['school', 'house'] },
  { from: 'offered', to: 'declined', who: ['host'] },
  { from: 'offered', to: 'withdrawn', who: ['school'] },
  { from: 'offered', to: 'lapsed', who: ['house'] },
  { from: 'confirmed', to: 'attended', who: ['host'] },
  { from: 'confirmed', to: 'absent', who: ['host'] },
  { from: 'confirmed', to: 'withdrawn', who: ['school'] },
  // Its date was cancelled: nobody has to ask again.
  { from: 'confirmed', to: 'asked', who: ['house'] },
  { from: 'confirmed', to: 'waiting', who: ['house'] },
  { from: 'attended', to: 'confirmed', who: ['host'] },
  { from: 'attended', to: 'absent', who: ['host'] },
  { from: 'absent', to: 'confirmed', who: ['host'] },
  { from: 'absent', to: 'attended', who: ['host'] },
]

export const mayStep = (from: State | null, to: State, who: Mover): boolean =>
  life.some((step) => step.from === from && step.to === to && step.who.includes(who))

const over: ReadonlySet<State> = new Set(['declined', 'withdrawn', 'lapsed'])
/** Neither wished nor had any more. */
export const isOver = (state: State): boolean => over.has(state)

/** Wished, and without a date: what a plan may give a date to. */
export const isOpen = (state: State): boolean => state === 'asked' || state === 'waiting'

const had: ReadonlySet<State> = new Set(['confirmed', 'attended'])
/** Has a date, or had one and came. */
export const hasVisit = (state: State): boolean => had.has(state)
