import { useSay } from '#web/say/context.tsx'
import { Acts } from './acts.tsx'
import { Asking } from './asking.tsx'
import { Figures } from './figures.tsx'
import { Listed } from './listed.tsx'
import { Telling } from './telling.tsx'
import { TypeAndColour } from './type-and-colour.tsx'

/** Every part in every state, on one page: to look at, to print, to turn dark and to read from the right. */
export function StylePage() {
  const say = useSay()
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">{say('web.style-eyebrow')}</p>
        <h1>{say('web.style-title')}</h1>
        <p className="lead">{say('web.style-lead')}</p>
        <p>
          <a href="/style?theme=light">{say('web.style-theme-light')}</a>
          {' · '}
          <a href="/style?theme=dark">{say('web.style-theme-dark')}</a>
          {' · '}
          <a href="/style?theme=auto">{say('web.style-theme-auto')}</a>
        </p>
      </header>
      <TypeAndColour />
      <Acts />
      <Asking />
      <Listed />
      <Telling />
      <Figures />
    </>
  )
}
