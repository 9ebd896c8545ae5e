import { Actions, LinkButton } from '#web/parts/button.tsx'
import { useSay } from '#web/say/context.tsx'
import type { SubProcessor } from '../sub-processors.ts'

/** In the order a child asks; each has a title and what we say to it. */
export const noticeParts = ['keep', 'why', 'who', 'long', 'can', 'ask'] as const

export interface NoticePageProps {
  readonly prefix: string
  readonly others: readonly SubProcessor[]
  readonly contact: string | null
  readonly authority: string | null
}

/** P30: the privacy notice as one would tell it a twelve-year-old; its reading age is tested. */
export function NoticePage({ prefix, others, contact, authority }: NoticePageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('privacy.notice-title')}</h1>
      <p className="lead">{say('privacy.notice-lead')}</p>
      {noticeParts.map((part) => (
        <section key={part} className="stack">
          <h2>{say(`privacy.notice-${part}`)}</h2>
          <p>{say(`privacy.notice-${part}-what`)}</p>
        </section>
      ))}
      {contact === null ? null : <p>{say('privacy.notice-ask-at', { address: contact })}</p>}
      {authority === null ? null : <p>{say('privacy.notice-authority', { name: authority })}</p>}
      <Actions>
        <LinkButton href="/me" weight="quiet">
          {say('privacy.notice-mine')}
        </LinkButton>
      </Actions>
      <section className="stack">
        <h2>{say('privacy.notice-others')}</h2>
        {others.length === 0 ? <p>{say('privacy.notice-others-none')}</p> : null}
        <ul>
          {others.map(({ does, host }) => (
            <li key={does}>{say(`privacy.notice-others-${does}`, { host })}</li>
          ))}
        </ul>
      </section>
      <p>
        <a href={`${prefix}/privacy/register`}>{say('privacy.notice-register')}</a>
      </p>
    </article>
  )
}
