import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb, Pagination, type PaginationProps } from '#web/parts/navigation.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { longestWhy } from '../words.ts'
import { useTime, type FactRowView } from './fact-row.tsx'

export interface ToldPageProps extends PaginationProps {
  readonly action: string
  readonly doubtsHref: string
  readonly told: readonly { readonly line: FactRowView; readonly name: string | null }[]
  /** The fact whose reason could not be taken, and what was typed. */
  readonly wrong: { readonly factId: string; readonly why: string } | null
}

/** For whoever leads somewhere: what stands in learners' records in the name of their house, and how to take it back. */
export function ToldPage({ action, doubtsHref, told, wrong, previous, next }: ToldPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack record">
      <Breadcrumb trail={[{ href: doubtsHref, label: say('record.doubts-title') }]} />
      <h1>{say('record.told-title')}</h1>
      <p className="lead">{say('record.told-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={say('record.told-why-wrong')} />}
      {told.length === 0 ? <EmptyState title={say('record.told-none')} /> : null}
      <ul className="record-lines">
        {told.map((one) => (
          <OneTold
            key={one.line.id}
            {...one}
            action={action}
            wrong={wrong?.factId === one.line.id ? wrong.why : null}
          />
        ))}
      </ul>
      <Pagination previous={previous} next={next} />
    </article>
  )
}

function OneTold({
  line,
  name,
  action,
  wrong,
}: ToldPageProps['told'][number] & { action: string; wrong: string | null }) {
  const say = useSay()
  const formats = useFormats()
  const told = useTime()
  return (
    <li className="record-line">
      <p className="record-line-day">
        <time dateTime={line.on}>{formats.day(line.on)}</time>
      </p>
      <div>
        <p className="record-line-what">
          <span className="hint">{say(`record.kind-${line.kind}`)}</span>{' '}
          <bdi>{name ?? say('record.told-name-kept')}</bdi>
        </p>
        <p className="hint">
          <span lang={line.title?.language} dir="auto">
            {line.title?.text}
          </span>
          {line.minutes === null || line.minutes === 0 ? '' : ` · ${told(line.minutes)}`}
        </p>
        <Details summary={say('record.told-take-back')} open={wrong !== null}>
          <Form action={`${action}/${line.id}`}>
            <TextArea
              name={`why-${line.id}`}
              label={say('record.told-why')}
              rows={2}
              maxLength={longestWhy}
              value={wrong ?? undefined}
              error={wrong === null ? undefined : say('record.told-why-wrong')}
            />
            <Button weight="care">{say('record.told-take-back')}</Button>
          </Form>
        </Details>
      </div>
    </li>
  )
}
