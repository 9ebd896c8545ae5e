import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useSay } from '#web/say/context.tsx'
import { nativeName } from '#web/say/languages.ts'
import type { MissingSentence } from '#web/say/voices.ts'

/** Sentences a page asked for and a language did not have; each was said in another language instead. */
export function LanguagesPage({ missing }: { missing: readonly MissingSentence[] }) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('main.languages-title')}</h1>
      <p>{say('main.languages-what')}</p>
      {missing.length === 0 ? (
        <EmptyState title={say('main.languages-none')} />
      ) : (
        <Table
          caption={say('main.office-missing-sentences', { count: missing.length })}
          rows={missing}
          rowKey={(row) => `${row.language} ${row.key}`}
          columns={[
            { key: 'key', head: say('main.languages-key'), cell: (row) => <code dir="ltr">{row.key}</code> },
            { key: 'language', head: say('main.languages-language'), cell: (row) => nativeName(row.language) },
            {
              key: 'said',
              head: say('main.languages-said-in'),
              cell: (row) => (row.saidIn === null ? '' : nativeName(row.saidIn)),
            },
          ]}
        />
      )}
    </article>
  )
}
