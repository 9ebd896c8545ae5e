import type { Instant } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { RuleCount } from '../retention/run-retention.ts'

export interface OfficeRetentionProps {
  readonly action: string
  readonly timeZone: string
  /** What would go if it ran now. */
  readonly rules: readonly RuleCount[]
  readonly history: readonly {
    readonly rule: string
    readonly at: Instant
    /** Null: the house by itself, or an operator. */
    readonly by: string | null
    readonly gone: number
  }[]
}

const dashed = (name: string): string => name.replaceAll('.', '-')

/** What goes by itself, after how long, what would go today, and what went. */
export function OfficeRetentionPage({ action, timeZone, rules, history }: OfficeRetentionProps) {
  const say = useSay()
  const formats = useFormats()
  const due = rules.reduce((sum, { count }) => sum + count, 0)
  return (
    <article className="page stack">
      <h1>{say('privacy.retention-title')}</h1>
      <p className="lead">{say('privacy.retention-lead')}</p>
      <Table
        stacked
        caption={say('privacy.retention-now')}
        rows={rules}
        rowKey={({ rule }) => rule}
        columns={[
          { key: 'rule', head: say('privacy.retention-what'), cell: ({ rule }) => say(`privacy.rule-${dashed(rule)}`) },
          {
            key: 'after',
            head: say('privacy.retention-after'),
            cell: ({ after }) => say('privacy.retention-days', { count: after }),
            numeric: true,
          },
          {
            key: 'count',
            head: say('privacy.retention-would-go'),
            cell: ({ count }) => formats.number(count),
            numeric: true,
          },
        ]}
      />
      <Form action={action} method="post">
        <p className="hint">{say('privacy.retention-run-what', { count: due })}</p>
        <Button weight="care" name="sure" value="yes">
          {say('privacy.retention-run')}
        </Button>
      </Form>
      <section className="stack">
        <h2>{say('privacy.retention-history')}</h2>
        {history.length === 0 ? (
          <EmptyState title={say('privacy.retention-none')} />
        ) : (
          <Table
            stacked
            caption={say('privacy.retention-history-count', { count: history.length })}
            rows={history}
            rowKey={({ rule, at }) => `${rule} ${at}`}
            columns={[
              { key: 'at', head: say('privacy.look-when'), cell: ({ at }) => formats.instant(at, timeZone) },
              {
                key: 'rule',
                head: say('privacy.retention-what'),
                cell: ({ rule }) => say(`privacy.rule-${dashed(rule)}`),
              },
              {
                key: 'by',
                head: say('privacy.look-who'),
                cell: ({ by }) => (by === null ? say('privacy.retention-by-itself') : <bdi>{by}</bdi>),
              },
              {
                key: 'gone',
                head: say('privacy.retention-gone'),
                cell: ({ gone }) => formats.number(gone),
                numeric: true,
              },
            ]}
          />
        )}
      </section>
    </article>
  )
}
