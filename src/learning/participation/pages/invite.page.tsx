import type { Instant } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { MyBooking } from '../words-for-pages.ts'

/** Where a family makes a link for friends, or for a grown-up who comes along; a fresh one is shown once. */
export function InvitePage({
  booking: { title, occasion },
  action,
  backHref,
  made,
  languages,
}: {
  readonly booking: MyBooking
  readonly action: string
  readonly backHref: string
  readonly made: { readonly link: string; readonly expiresAt: Instant } | null
  readonly languages: readonly Language[]
}) {
  const say = useSay()
  const formats = useFormats()
  const shown = textFor(title, languages)
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint">{say('participation.invite')}</p>
        <h1 lang={shown.language} dir="auto">
          {shown.text}
        </h1>
        <p className="lead">{formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')}</p>
      </header>
      {made === null ? (
        (['friends', 'carer'] as const).map((kind) => (
          <section key={kind} className="stack">
            <h2>{say(`participation.invite-${kind}`)}</h2>
            <p>{say(`participation.invite-${kind}-how`)}</p>
            <form method="post" action={action}>
              <Button name="kind" value={kind} weight="quiet">
                {say(`participation.invite-${kind}`)}
              </Button>
            </form>
          </section>
        ))
      ) : (
        <>
          <Notice tone="good" live title={say('participation.link-made')}>
            {say('participation.link-made-how', { until: formats.appointment(made.expiresAt, occasion.timeZone) })}
          </Notice>
          <TextInput name="link" label={say('participation.link-label')} value={made.link} dir="ltr" />
        </>
      )}
      <p>
        <LinkButton href={backHref} weight="quiet">
          {say('participation.to-my-places')}
        </LinkButton>
      </p>
    </article>
  )
}
