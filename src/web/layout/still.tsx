import type { ReactElement, ReactNode } from 'react'

/** Draws what it is given; `draw` draws one such element once and writes the same markup wherever it stands. */
export const Still = ({ children }: { readonly children: ReactNode }): ReactNode => children

/**
 * A part that looks the same on every page: no sentence in it depends on who reads it, or it is made once a language.
 * Make it once and put the same element everywhere.
 */
export const still = (part: ReactElement): ReactElement => <Still>{part}</Still>
