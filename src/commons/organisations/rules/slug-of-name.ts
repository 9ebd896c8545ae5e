import { foldName } from '#laws/text/fold-name.ts'

const longest = 60

/** An address made of a name: `Fondation Élan (2)` → `fondation-elan-2`; taken ones count on: `-2`, `-3`. Letters of any script stay. */
export function slugOfName(name: string, taken: ReadonlySet<string>): string {
  const stem = foldName(name).replaceAll(' ', '-').slice(0, longest).replace(/-+$/, '') || 'organisation'
  if (!taken.has(stem)) return stem
  let number = 2
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
