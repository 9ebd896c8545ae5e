import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
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
  readonly themes: readonly string[]
  readonly given: Readonly<Record<string, string>>
  readonly wrong: string | null
}

/** All a house offers to classes, and one form for more: on a phone from top to bottom. */
export function HostVisitsPage({ seen, action, themes, given, wrong }: HostVisitsProps) {
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
              <Button icon="check">{say('visits.make')}</Button>
            </Form>
          </Details>
          <Blocked seen={seen} action={`${action}/blocked`} />
        </>
      )}
    </article>
  )
}

function Blocked({ seen, action }: { seen: HostVisits; action: string }) {
  const say = useSay()
  const formats = useFormats()
  const nameOf = (id: string | null): string =>
    id === null ? say('visits.whole-place') : (seen.houses.find((house) => house.id === id)?.name ?? '')
  return (
    <section className="stack">
      <h2>{say('visits.blocked-title')}</h2>
      <p>{say('visits.blocked-lead')}</p>
      <ul className="plain-list">
        {seen.blocked.map(({ organisationId, fallsOn }) => (
          <li key={`${organisationId} ${fallsOn}`}>
            {formats.day(fallsOn)} · <bdi>{nameOf(organisationId)}</bdi>
            {organisationId === null ? null : (
              <form method="post" action={action} className="actions">
                <input type="hidden" name="organisationId" value={organisationId} />
                <input type="hidden" name="on" value={fallsOn} />
                <Button name="act" value="free" weight="quiet">
                  {say('visits.free-day', { day: formats.day(fallsOn) })}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <Form action={action}>
        <Field seen={seen} />
        <TextInput name="on" label={say('visits.block-on')} type="date" width="short" />
        <Button name="act" value="block" weight="quiet">
          {say('visits.block')}
        </Button>
      </Form>
    </section>
  )
}

/** Which house, where somebody works for several. */
function Field({ seen: { houses } }: { seen: HostVisits }) {
  const say = useSay()
  if (houses.length === 1) return <input type="hidden" name="organisationId" value={houses[0]!.id} />
  return (
    <Select
      name="organisationId"
      label={say('visits.house')}
      options={houses.map(({ id, name }) => ({ value: id, label: name }))}
      width="full"
    />
  )
}
