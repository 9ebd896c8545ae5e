import { LinkButton } from '#web/parts/button.tsx'
import { useSay } from '#web/say/context.tsx'

/** A step from the sign-in to a place's own address: the browser takes it by itself, the link is for those that do not. */
export function HandOverPage({ href, place }: { readonly href: string; readonly place: string }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.over-title', { place })}</h1>
      <p className="lead">{say('people.over-what')}</p>
      <p>
        <LinkButton href={href} rel="nofollow" icon="forward">
          {say('people.over-go', { place })}
        </LinkButton>
      </p>
    </article>
  )
}
