import type { FieldEntry } from '#commons/people'
import { Table } from '#web/parts/table.tsx'
import { useSay } from '#web/say/context.tsx'

/** P30: every field about people that this program can keep, as the list says it that the build checks. */
export function RegisterPage({ fields, backHref }: { fields: readonly FieldEntry[]; backHref: string }) {
  const say = useSay()
  const inEnglish = (words: string) => <span lang="en">{words}</span>
  return (
    <article className="page stack">
      <p>
        <a href={backHref}>{say('privacy.notice-title')}</a>
      </p>
      <h1>{say('privacy.register-title')}</h1>
      <p className="lead">{say('privacy.register-lead')}</p>
      <Table
        stacked
        caption={say('privacy.register-count', { count: fields.length })}
        rows={fields}
        rowKey={({ table, columns }) => `${table} ${columns.join(' ')}`}
        columns={[
          {
            key: 'fields',
            head: say('privacy.register-fields'),
            cell: ({ table, columns }) => (
              <code dir="ltr" className="long-word">
                {table}: {columns.join(', ')}
              </code>
            ),
          },
          { key: 'purpose', head: say('privacy.register-purpose'), cell: ({ purpose }) => inEnglish(purpose) },
          { key: 'basis', head: say('privacy.register-basis'), cell: ({ basis }) => inEnglish(basis) },
          { key: 'retention', head: say('privacy.register-retention'), cell: ({ retention }) => inEnglish(retention) },
          { key: 'viewers', head: say('privacy.register-viewers'), cell: ({ viewers }) => inEnglish(viewers) },
        ]}
      />
    </article>
  )
}
