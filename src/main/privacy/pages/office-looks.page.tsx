import { Button } from '#web/parts/button.tsx'
import { DateInput } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { LastVerdict } from '../jobs/verify-looks.ts'
import type { LookSeen } from '../queries/looks-seen.ts'
import { LookTable } from './look-table.tsx'

export interface OfficeLooksProps {
  /** Its own address. */
  readonly action: string
  readonly looks: readonly LookSeen[]
  readonly timeZone: string
  readonly last: LastVerdict | null
  readonly from: string
  readonly until: string
  /** The address of the next page; null: these were the first looks ever. */
  readonly older: string | null
}

/** For who audits: how the staff looked, whether the chain is whole, and never a child's name. */
export function OfficeLooksPage({ action, looks, timeZone, last, from, until, older }: OfficeLooksProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('privacy.looks-title')}</h1>
      <p className="lead">{say('privacy.looks-lead')}</p>
      <Verdict last={last} timeZone={timeZone} />
      <Form action={`${action}/verify`} method="post">
        <Button weight="quiet">{say('privacy.looks-verify')}</Button>
      </Form>
      <Form action={action} method="get">
        <DateInput name="from" label={say('privacy.looks-from')} value={from} optional />
        <DateInput name="until" label={say('privacy.looks-until')} value={until} optional />
        <Button weight="quiet">{say('privacy.looks-show')}</Button>
      </Form>
      {looks.length === 0 ? (
        <EmptyState title={say('privacy.looks-none')} />
      ) : (
        <LookTable
          inChain
          looks={looks}
          timeZone={timeZone}
          caption={say('privacy.looks-count', { count: looks.length })}
        />
      )}
      {older === null ? null : (
        <p>
          <a href={older}>{say('privacy.looks-older')}</a>
        </p>
      )}
    </article>
  )
}

function Verdict({ last, timeZone }: Pick<OfficeLooksProps, 'last' | 'timeZone'>) {
  const say = useSay()
  const formats = useFormats()
  if (last === null) return <Notice title={say('privacy.chain-never')} />
  const { at, verdict } = last
  const when = formats.instant(at, timeZone)
  if (!verdict.whole) {
    return (
      <Notice tone="error" title={say('privacy.chain-broken', { row: formats.number(verdict.brokenAt) })}>
        <p>{say(`privacy.chain-broken-${verdict.because}`)}</p>
        <p>{say('privacy.chain-counted', { when })}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="good" title={say('privacy.chain-whole', { count: verdict.rows })}>
      <p>{say('privacy.chain-counted', { when })}</p>
      {verdict.head === null ? null : (
        <p>
          {say('privacy.chain-head')}{' '}
          <code className="long-word" dir="ltr">
            {verdict.head.seq}:{verdict.head.hash}
          </code>
        </p>
      )}
    </Notice>
  )
}
