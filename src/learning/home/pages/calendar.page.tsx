import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { showing, type CalendarLink } from '../words.ts'

export interface CalendarProps {
  readonly links: readonly CalendarLink[]
  readonly action: string
  readonly homeHref: string
  readonly timeZone: string
  /** Made just now: shown this once. */
  readonly made: { readonly device: string; readonly https: string; readonly webcal: string } | null
  readonly wrong: string | null
  readonly typed: string
  /** Children's days stand in it too. */
  readonly hasChildren: boolean
  /** A child’s days stand in it: only “busy” unless somebody chooses otherwise. */
  readonly isPrivate: boolean
}

/** Which devices read my days, a new one, and the end of each. */
export function CalendarPage({
  links,
  action,
  homeHref,
  timeZone,
  made,
  wrong,
  typed,
  hasChildren,
  isPrivate,
}: CalendarProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('home.calendar-title')}</h1>
      <p className="lead">{say(hasChildren ? 'home.calendar-lead-family' : 'home.calendar-lead')}</p>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: 'device', error: wrong }]} />
      {made === null ? null : (
        <Notice tone="good" title={say('home.calendar-made', { device: made.device })} live>
          <p>{say('home.calendar-once')}</p>
          <p>
            <code className="home-address" dir="ltr">
              {made.https}
            </code>
          </p>
          <Actions>
            <LinkButton href={made.webcal} icon="calendar-add">
              {say('home.calendar-open')}
            </LinkButton>
          </Actions>
        </Notice>
      )}
      <h2>{say('home.calendar-devices')}</h2>
      {links.length === 0 ? (
        <p>{say('home.calendar-none')}</p>
      ) : (
        <ul className="plain-list stack">
          {links.map(({ id, device, shows, madeAt, readOn }) => (
            <li key={id} className="stack">
              <p>
                <strong dir="auto">{device}</strong> · {say(`home.shows-${shows}`)}
                <br />
                <span className="hint">
                  {say('home.calendar-since', { day: formats.instant(madeAt, timeZone) })}{' '}
                  {readOn === null
                    ? say('home.calendar-never-read')
                    : say('home.calendar-read', { day: formats.day(readOn) })}
                </span>
              </p>
              <form method="post" action={`${action}/${id}/revoke`}>
                <Button weight="care">{say('home.calendar-revoke', { device })}</Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <h2>{say('home.calendar-new')}</h2>
      <Form action={action}>
        <TextInput
          name="device"
          label={say('home.calendar-device')}
          hint={say('home.calendar-device-hint')}
          value={typed}
          maxLength={60}
          error={wrong ?? undefined}
        />
        <Radios
          name="shows"
          label={say('home.calendar-shows')}
          // What children do is told to no company unless somebody chooses so.
          value={isPrivate ? 'busy' : 'full'}
          choices={showing.map((value) => ({
            value,
            label: say(`home.shows-${value}`),
            hint: say(`home.shows-${value}-hint`),
          }))}
        />
        <Button icon="calendar-add">{say('home.calendar-make')}</Button>
      </Form>
      <p>
        <a href={homeHref}>{say('home.back')}</a>
      </p>
    </article>
  )
}
