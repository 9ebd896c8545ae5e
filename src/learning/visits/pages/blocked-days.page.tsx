import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { BlockedDaysSeen, BlockedSpanSeen } from '../words-for-pages.ts'

export interface BlockedDaysProps {
  readonly seen: BlockedDaysSeen
  readonly action: string
  /** What a form that was sent before held. */
  readonly given: Readonly<Record<string, string>>
  readonly wrong: string | null
}

/** Days without visits of all one answers for, each to be taken back, and one form for more. */
export function BlockedDaysPage({ seen, action, given, wrong }: BlockedDaysProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('visits.blocked-title')}</h1>
      <p>{say('visits.blocked-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.spans.length === 0 ? <EmptyState title={say('visits.blocked-none')} /> : null}
      <ul className="plain-list stack">
        {seen.spans.map((span) => (
          <Span key={`${span.organisationId} ${span.place} ${span.on}`} span={span} action={action} />
        ))}
      </ul>
      {seen.bodies.length === 0 && !seen.mayAll ? null : <BlockMore seen={seen} action={action} given={given} />}
    </article>
  )
}

/** The form for more days, for those who may block some. */
function BlockMore({ seen, action, given }: Omit<BlockedDaysProps, 'wrong'>) {
  const say = useSay()
  return (
    <section className="stack">
      <h2>{say('visits.block-more')}</h2>
      <Form action={action}>
        <ForWhom seen={seen} given={given['organisationId']} />
        <TextInput name="on" label={say('visits.block-on')} type="date" width="short" value={given['on']} />
        <TextInput
          name="untilOn"
          label={say('visits.block-until')}
          hint={say('visits.block-until-hint')}
          type="date"
          width="short"
          value={given['untilOn']}
          optional
        />
        {seen.places.length === 0 ? null : (
          <Select
            name="place"
            label={say('visits.block-place')}
            hint={say('visits.block-place-hint')}
            width="full"
            value={given['place']}
            options={[
              { value: '', label: say('visits.everywhere') },
              ...seen.places.map((place) => ({ value: place, label: place })),
            ]}
          />
        )}
        <Button name="act" value="block" icon="check">
          {say('visits.block')}
        </Button>
      </Form>
    </section>
  )
}

/** When, for whom and where, what was given before, and how to take it back. */
function Span({ span, action }: { span: BlockedSpanSeen; action: string }) {
  const say = useSay()
  const formats = useFormats()
  const { organisationId, place, on, untilOn, name, given, mayFree } = span
  const days = on === untilOn ? formats.day(on, 'weekday') : formats.dayRange(on, untilOn, 'weekday')
  return (
    <li className="stack">
      <p>
        <strong>{days}</strong> · <bdi>{name ?? say('visits.whole-place')}</bdi>
        {place === null ? null : (
          <>
            {' · '}
            <bdi>{place}</bdi>
          </>
        )}
      </p>
      {given === 0 ? null : <p className="hint">{say('visits.blocked-given', { count: given })}</p>}
      {mayFree ? (
        <form method="post" action={action}>
          <input type="hidden" name="organisationId" value={organisationId ?? 'all'} />
          <input type="hidden" name="place" value={place ?? ''} />
          <input type="hidden" name="on" value={on} />
          <input type="hidden" name="untilOn" value={untilOn} />
          <Button name="act" value="free" weight="quiet" icon="refresh">
            {say('visits.free-days')} <VisuallyHidden>{days}</VisuallyHidden>
          </Button>
        </form>
      ) : null}
    </li>
  )
}

/** For which school or house, where there is a choice. */
function ForWhom({ seen: { bodies, mayAll }, given }: { seen: BlockedDaysSeen; given: string | undefined }) {
  const say = useSay()
  const [only] = bodies
  if (only && bodies.length === 1 && !mayAll)
    return (
      <>
        <input type="hidden" name="organisationId" value={only.id} />
        <p>
          <bdi>{only.name}</bdi>
        </p>
      </>
    )
  return (
    <Select
      name="organisationId"
      label={say('visits.block-for')}
      width="full"
      value={given}
      options={[
        ...(mayAll ? [{ value: 'all', label: say('visits.whole-place') }] : []),
        ...bodies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
