import { useSay } from '#web/say/context.tsx'
import type { WhatCame } from '../words-for-pages.ts'

/** You asked, this came: a line each, with the page where one can answer. */
export function WhatCameOfIt({ came, prefix }: { readonly came: readonly WhatCame[]; readonly prefix: string }) {
  const say = useSay()
  if (came.length === 0) return null
  return (
    <section className="stack">
      <h2>{say('home.came-title')}</h2>
      <ul className="rows">
        {came.map(({ wishId, came: what, interest, language, name, count, house }) => (
          <li key={wishId}>
            <a href={`${prefix}/me/wants/${wishId}`}>
              <q lang={language} dir="auto">
                {interest}
              </q>
              {name === null ? null : (
                <>
                  {' '}
                  · <bdi>{name}</bdi>
                </>
              )}
              <br />
              <span className="hint">{say(`home.came-${what}`, { count, house: house ?? '' })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
