import type { State } from '../words.ts'

/** `family`: the person or a guardian who may. `undo`: the same, minutes after. `house`: Hedgerow itself, by a rule. */
export type Mover = 'family' | 'undo' | 'host' | 'house'

interface Step {
  /** Null: the beginning. */
  readonly from: State | null
  readonly to: State
  readonly who: readonly Mover[]
}

/** Law: what may follow what in taking part, and by whose hand. Everything else is refused. */
export const life: readonly Step[] = [
  { from: null, to: 'interested', who: ['family'] },
  { from: null, to: 'applied', who: ['family'] },
  { from: null, to: 'confirmed', who: ['host'] },
  { from: 'interested', to: 'applied', who: ['family'] },
  { from: 'interested', to: 'withdrawn', who: ['family'] },
  { from: 'interested', to: 'cancelled', who: ['house'] },
  { from: 'interested', to: 'confirmed', who: ['host'] },
  { from: 'applied', to: 'waiting', who: ['house'] },
  { from: 'applied', to: 'confirmed', who: ['house'] },
  { from: 'applied', to: 'offered', who: ['house'] },
  { from: 'applied', to: 'declined', who: ['host'] },
  { from: 'applied', to: 'withdrawn', who: ['family'] },
  { from: 'applied', to: 'cancelled', who: ['house'] },
  { from: 'waiting', to: 'offered', who: ['house'] },
  { from: 'waiting', to: 'declined', who: ['host'] },
  { from: 'waiting', to: 'confirmed', who: ['host'] },
  { from: 'waiting', to: 'withdrawn', who: ['family'] },
  { from: 'waiting', to: 'cancelled', who: ['house'] },
  { from: 'offered', to: 'confirmed', who: ['family', 'host'] },
  { from: 'offered', to: 'withdrawn', who: ['family'] },
  { from: 'offered', to: 'lapsed', who: ['house'] },
  { from: 'offered', to: 'declined', who: ['host'] },
  { from: 'offered', to: 'cancelled', who: ['house'] },
  { from: 'confirmed', to: 'attended', who: ['host'] },
  { from: 'confirmed', to: 'absent', who: ['host'] },
  { from: 'confirmed', to: 'excused', who: ['host'] },
  { from: 'confirmed', to: 'declined', who: ['host'] },
  { from: 'confirmed', to: 'withdrawn', who: ['family'] },
  { from: 'confirmed', to: 'offered', who: ['house'] },
  { from: 'confirmed', to: 'cancelled', who: ['house'] },
  { from: 'confirmed', to: 'moved', who: ['house'] },
  { from: 'withdrawn', to: 'interested', who: ['undo'] },
  { from: 'withdrawn', to: 'waiting', who: ['undo'] },
  { from: 'withdrawn', to: 'offered', who: ['undo'] },
  { from: 'withdrawn', to: 'confirmed', who: ['undo'] },
  { from: 'attended', to: 'absent', who: ['host'] },
  { from: 'attended', to: 'excused', who: ['host'] },
  { from: 'attended', to: 'confirmed', who: ['host'] },
  { from: 'attended', to: 'cancelled', who: ['house'] },
  { from: 'attended', to: 'completed', who: ['host'] },
  { from: 'absent', to: 'attended', who: ['host'] },
  { from: 'absent', to: 'excused', who: ['host'] },
  { from: 'absent', to: 'confirmed', who: ['host'] },
  { from: 'absent', to: 'cancelled', who: ['house'] },
  { from: 'excused', to: 'attended', who: ['host'] },
  { from: 'excused', to: 'absent', who: ['host'] },
  { from: 'excused', to: 'confirmed', who: ['host'] },
  { from: 'excused', to: 'cancelled', who: ['house'] },
  { from: 'completed', to: 'attended', who: ['host'] },
]

export const mayStep = (from: State | null, to: State, who: Mover): boolean =>
  life.some((step) => step.from === from && step.to === to && step.who.includes(who))

/** States in which a seat is held or given. */
const seated: ReadonlySet<State> = new Set(['offered', 'confirmed', 'attended', 'absent', 'excused', 'completed'])
export const holdsSeat = (state: State): boolean => seated.has(state)

/** Over for this person, whatever the clock says: somebody said no, or a draw gave them a dearer place. */
const left: ReadonlySet<State> = new Set(['withdrawn', 'lapsed', 'cancelled', 'declined', 'moved'])
export const hasLeft = (state: State): boolean => left.has(state)

/** The life as the README draws it, a line for each state that is left; a test compares the two. */
export const drawLife = (): string =>
  [...Map.groupBy(life, ({ from }) => from)]
    .map(([from, steps]) => {
      const by = [...Map.groupBy(steps, ({ who }) => who.join(', '))]
      return `${from ?? '(new)'} → ${by.map(([who, some]) => `${some.map(({ to }) => to).join(', ')} (${who})`).join(' · ')}`
    })
    .join('\n')
