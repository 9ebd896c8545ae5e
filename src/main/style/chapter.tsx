import type { ReactNode } from 'react'
import { useSay } from '#web/say/context.tsx'

/** One chapter of the page, with the name of its parts. */
export function Chapter({ name, children }: { name: string; children: ReactNode }) {
  const say = useSay()
  return (
    <section aria-labelledby={`style-${name}`} className="stack">
      <h2 id={`style-${name}`}>{say(`web.style-${name}`)}</h2>
      {children}
    </section>
  )
}
