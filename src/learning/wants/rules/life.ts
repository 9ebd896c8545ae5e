import type { FindState, TrialState, WishState } from '../words.ts'

/** `family`: the person or whoever answers for them. `house`: Hedgerow itself, by a rule. */
export type Mover = 'family' | 'host' | 'house'

interface Step<State> {
  /** Null: the beginning. */
  readonly from: State | null
  readonly to: State
  readonly who: readonly Mover[]
}

/** Law: what may follow what in a wish. All of it is the family's, and all of it can be undone. */
export const wishLife: readonly Step<WishState>[] = [
  { from: null, to: 'open', who: ['family'] },
  { from: 'open', to: 'met', who: ['family'] },
  { from: 'open', to: 'taken-back', who: ['family'] },
  { from: 'met', to: 'open', who: ['family'] },
  { from: 'taken-back', to: 'open', who: ['family'] },
]

/** Law: what may follow what in an offer that was found for a wish. */
export const findLife: readonly Step<FindState>[] = [
  { from: null, to: 'found', who: ['house'] },
  { from: 'found', to: 'told', who: ['house'] },
  { from: 'found', to: 'this-is-it', who: ['family'] },
  { from: 'found', to: 'not-this', who: ['family'] },
  { from: 'told', to: 'this-is-it', who: ['family'] },
  { from: 'told', to: 'not-this', who: ['family'] },
  { from: 'this-is-it', to: 'told', who: ['family'] },
  { from: 'not-this', to: 'told', who: ['family'] },
]

/** Law: what may follow what in a tentative offer. Once enough said yes its host takes it back in the catalogue, as any offer. */
export const trialLife: readonly Step<TrialState>[] = [
  { from: null, to: 'asking', who: ['host'] },
  { from: 'asking', to: 'agreed', who: ['house'] },
  { from: 'asking', to: 'failed', who: ['house'] },
  { from: 'asking', to: 'taken-back', who: ['host'] },
  { from: 'agreed', to: 'runs', who: ['house'] },
  { from: 'agreed', to: 'failed', who: ['house'] },
]

export const mayStep = <State>(life: readonly Step<State>[], from: State | null, to: State, who: Mover): boolean =>
  life.some((step) => step.from === from && step.to === to && step.who.includes(who))

/** A life as the README draws it, a line for each state that is left; a test compares the two. */
export const drawLife = <State extends string>(life: readonly Step<State>[]): string =>
  [...Map.groupBy(life, ({ from }) => from)]
    .map(([from, steps]) => {
      const by = [...Map.groupBy(steps, ({ who }) => who.join(', '))]
      return `${from ?? '(new)'} → ${by.map(([who, some]) => `${some.map(({ to }) => to).join(', ')} (${who})`).join(' · ')}`
    })
    .join('\n')
