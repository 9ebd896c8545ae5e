import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { HostVisits } from '../words-for-pages.ts'
import { ways } from '../words.ts'
import { When } from './ask-line.tsx'
import { DatesFields } from './dates-fields.tsx'

export interface HostVisitsProps {
  readonly seen: HostVisits
  readonly action: string
  /** Of the days without visits. */
  readonly blockedHref: string
  readonly themes: readonly string[]
  readonly given: Readonly<Record<string, string>>
  readonly wrong: string | null
}

/** All a house offers to classes, and one form for more: on a phone from top to bottom. */
export function HostVisitsPage({ seen, action, blockedHref, themes, given, wrong }: HostVisitsProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('visits.host-title')}</h1>
      <p>{say('visits.host-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.paths.length === 0 ? <EmptyState title={say('visits.host-empty')} /> : null}
      <ul className="plain-list stack">
        {seen.paths.map(({ path, dates, next, open }) => (
          <li key={path.id}>
            <h2 className="minor" dir="auto">
              <a href={`${action}/${path.id}`}>{path.title}</a>
            </h2>
            <p>
              {say('visits.dates-count', { count: dates })} · {say('visits.open-count', { count: open })}
              {next === null ? null : (
                <>
                  {' · '}
                  {say('visits.next')} <When slot={next} />
                </>
              )}
            </p>
            <p className="hint">{say(`visits.way-${path.way}`)}</p>
          </li>
        ))}
      </ul>
      {seen.houses.length === 0 ? null : (
        <>
          <Details summary={say('visits.new-title')} open={wrong !== null || seen.paths.length === 0}>
            <Form action={action}>
              <Select
                name="hostId"
                label={say('visits.house')}
                options={seen.houses.map(({ id, name }) => ({ value: id, label: name }))}
                value={given['hostId']}
                width="full"
              />
              <TextInput name="title" label={say('visits.title')} value={given['title']} maxLength={160} />
              <Select
                name="theme"
                label={say('visits.theme')}
                options={[
                  { value: '', label: say('visits.no-theme') },
                  ...themes.map((theme) => ({ value: theme, label: say(`catalogue.theme-${theme}`) })),
                ]}
                value={given['theme']}
                optional
              />
              <TextInput
                name="grades"
                label={say('visits.grades')}
                hint={say('visits.grades-hint')}
                value={given['grades']}
                maxLength={200}
              />
              <TextInput
                name="place"
                label={say('visits.place')}
                hint={say('visits.place-hint')}
                value={given['place']}
                maxLength={200}
              />
              <DatesFields given={given} />
              <Radios
                name="way"
                label={say('visits.way')}
                value={given['way'] ?? 'host'}
                choices={ways.map((way) => ({ value: way, label: say(`visits.way-${way}`) }))}
              />
              <Checkboxes
                name="twice"
                label={say('visits.twice')}
                hint={say('visits.twice-hint')}
                values={given['twice'] ? ['on'] : []}
                choices={[{ value: 'on', label: say('visits.twice-yes') }]}
                optional
              />
              <Button icon="check">{say('visits.make')}</Button>
            </Form>
          </Details>
          <Blocked seen={seen} href={blockedHref} />
        </>
      )}
    </article>
  )
}

/** The days without visits that touch these houses, and the way to change them. */
function Blocked({ seen, href }: { seen: HostVisits; href: string }) {
  const say = useSay()
  const formats = useFormats()
  const nameOf = (id: string | null): string =>
    id === null ? say('visits.whole-place') : (seen.houses.find((house) => house.id === id)?.name ?? '')
  return (
    <section className="stack">
      <h2>{say('visits.blocked-title')}</h2>
      {seen.blocked.length === 0 ? <p>{say('visits.blocked-none')}</p> : null}
      <ul className="plain-list">
        {seen.blocked.map(({ organisationId, place, on, untilOn }) => (
          <li key={`${organisationId} ${place} ${on}`}>
            {on === untilOn ? formats.day(on, 'weekday') : formats.dayRange(on, untilOn, 'weekday')} ·{' '}
            <bdi>{nameOf(organisationId)}</bdi>
            {place === null ? null : (
              <>
                {' · '}
                <bdi>{place}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        <LinkButton href={href} weight="quiet" icon="calendar">
          {say('visits.blocked-change')}
        </LinkButton>
      </p>
    </section>
  )
}
