import type { Say } from '#web/say/voices.ts'
import { many, one, type TypedOffer, type WrongField } from '../offer-words.ts'

/** A form's questions with what was typed and what is wrong with it. */
export interface AskedInForm {
  /** What a single control needs. */
  field(name: string): { readonly name: string; readonly value: string; readonly error: string | undefined }
  /** What a group of boxes needs. */
  boxes(name: string): { readonly name: string; readonly values: readonly string[] }
}

export function askedIn({ typed, wrong }: { typed: TypedOffer; wrong: readonly WrongField[] }, say: Say): AskedInForm {
  return {
    field: (name) => {
      const found = wrong.find((each) => each.name === name)
      return { name, value: one(typed, name), error: found && say(found.because, found.facts) }
    },
    boxes: (name) => ({ name, values: many(typed, name) }),
  }
}
