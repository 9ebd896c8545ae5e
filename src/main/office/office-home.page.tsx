import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'
import { RoomLinks } from './room-links.tsx'

export interface OfficeHomeProps {
  readonly ecosystems: readonly { readonly slug: string; readonly name: string; readonly language: string }[]
  readonly jobsWaiting: number
  readonly jobsFailed: number
  readonly missingSentences: number
  /** Photos and voices are looked at by a program before anybody opens them. */
  readonly filesAreScanned: boolean
}

/** Begins with what needs a person, then where to go. */
export function OfficeHomePage({
  ecosystems,
  jobsWaiting,
  jobsFailed,
  missingSentences,
  filesAreScanned,
}: OfficeHomeProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('main.office-title')}</h1>
      <section className="stack">
        <h2>{say('main.office-needs-you')}</h2>
        <ul>
          <li>
            <a href="/office/jobs">{say('main.office-jobs-state', { waiting: jobsWaiting, failed: jobsFailed })}</a>
          </li>
          <li>
            <a href="/office/languages">{say('main.office-missing-sentences', { count: missingSentences })}</a>
          </li>
          <li>{say(filesAreScanned ? 'main.office-files-scanned' : 'main.office-files-not-scanned')}</li>
        </ul>
      </section>
      <section className="stack">
        <h2>{say('main.office-ecosystems')}</h2>
        <ul className="office-places">
          {ecosystems.map(({ slug, name, language }) => (
            <li key={slug}>
              <h3>
                <a href={`/${slug}/`} lang={language} dir="auto">
                  {name}
                </a>
              </h3>
              <RoomLinks prefix={`/${slug}`} />
            </li>
          ))}
        </ul>
        <p>
          <LinkButton href="/office/new-place" icon="add">
            {say('main.office-new-place')}
          </LinkButton>
        </p>
      </section>
      <Form action="/office/leave" method="post">
        <Button weight="quiet">{say('main.office-leave')}</Button>
      </Form>
    </article>
  )
}
