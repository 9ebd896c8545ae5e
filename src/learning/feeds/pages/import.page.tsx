import type { Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Progress } from '#web/parts/progress.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { importCountNames, type Import } from '../words.ts'
import { HeldBackFields } from './held-back.tsx'
import { RefusedRows, type RefusedRow } from './feed-preview.tsx'

export interface ImportPageProps {
  readonly prefix: string
  readonly source: { readonly id: string; readonly name: string; readonly shiftDays: number | null }
  readonly one: Import
  readonly progress: { readonly done: number; readonly total: number | null; readonly step: string | null } | null
  readonly refused: readonly RefusedRow[]
  readonly because: string | null
  /** The reader's first. */
  readonly languages: readonly Language[]
  readonly timeZone: string
}

/** What an import did, or is doing: progress, counts, repairs, and every row that could not be taken, with its reason. */
export function ImportPage({ prefix, source, one, progress, refused, because, languages, timeZone }: ImportPageProps) {
  const say = useSay()
  const formats = useFormats()
  const here = `${prefix}/office/imports/${one.id}`
  const isRunning = ['queued', 'reading', 'staged'].includes(one.state)
  const repairs = Object.entries(one.repairs).sort(([, a], [, b]) => b - a)
  return (
    <article className="page stack">
      <Breadcrumb
        trail={[
          { href: `${prefix}/office/feeds`, label: say('feeds.title') },
          { href: `${prefix}/office/feeds/${source.id}`, label: source.name },
        ]}
      />
      <h1>{say('feeds.report-title')}</h1>
      {isRunning ? (
        <Progress
          id="import-progress"
          label={say(progress?.step && say.has(progress.step) ? progress.step : `feeds.state-${one.state}`)}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          hint={say('feeds.safe-to-leave')}
        />
      ) : (
        <Notice
          tone={one.state === 'applied' ? 'good' : one.state === 'failed' ? 'error' : 'warning'}
          title={say(`feeds.state-${one.state}`)}
        >
          {one.state === 'failed' && because !== null ? <p>{say(because, one.failure?.facts)}</p> : null}
          {one.state === 'failed' || one.state === 'stopped' ? <p>{say('feeds.nothing-lost')}</p> : null}
          {one.state === 'asking' ? <p>{say('feeds.asks', { count: one.counts.lapsed })}</p> : null}
        </Notice>
      )}
      {one.state === 'asking' ? (
        <Form action={here}>
          <Actions>
            <Button name="act" value="accept" weight="care">
              {say('feeds.say-yes')}
            </Button>
            <Button name="act" value="decline" weight="quiet">
              {say('feeds.say-no')}
            </Button>
          </Actions>
        </Form>
      ) : null}
      {isRunning || one.state === 'failed' || one.state === 'stopped' ? (
        <Form action={here}>
          <Button
            name="act"
            value={isRunning ? 'stop' : 'resume'}
            weight="quiet"
            icon={isRunning ? 'close' : 'refresh'}
          >
            {say(isRunning ? 'feeds.stop' : 'feeds.begin-again')}
          </Button>
        </Form>
      ) : null}
      {source.shiftDays ? <p>{say('feeds.shifted', { weeks: source.shiftDays / 7 })}</p> : null}
      <Table
        caption={say('feeds.counts-caption')}
        rows={importCountNames}
        rowKey={(name) => name}
        columns={[
          { key: 'what', head: say('feeds.what'), cell: (name) => say(`feeds.count-${name}`) },
          {
            key: 'count',
            head: say('feeds.how-many'),
            numeric: true,
            cell: (name) => formats.number(one.counts[name]),
          },
        ]}
      />
      {repairs.length === 0 ? null : (
        <Table
          caption={say('feeds.repairs-caption')}
          rows={repairs}
          rowKey={([repair]) => repair}
          columns={[
            { key: 'what', head: say('feeds.repaired'), cell: ([repair]) => say(`feeds.repair-${repair}`) },
            { key: 'count', head: say('feeds.rows'), numeric: true, cell: ([, count]) => formats.number(count) },
          ]}
        />
      )}
      <HeldBackFields prefix={prefix} heldBack={one.heldBack} languages={languages} timeZone={timeZone} />
      {refused.length === 0 ? null : (
        <>
          <RefusedRows
            caption={say('feeds.refused-caption', { shown: refused.length, count: one.counts.refused })}
            refused={refused}
          />
          <LinkButton href={`${here}/refused.csv`} weight="quiet" icon="download" download>
            {say('feeds.download-refused')}
          </LinkButton>
        </>
      )}
    </article>
  )
}
