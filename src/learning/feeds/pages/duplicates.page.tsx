import type { When } from '#learning/catalogue'
import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Pair } from '../words.ts'
import { whenWords } from './feed-preview.tsx'

export interface SideView {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly host: string
  readonly when: When | null
  readonly venue: string | null
}

export interface PairView extends Pick<Pair, 'id' | 'score' | 'parts' | 'decision'> {
  readonly one: SideView
  readonly other: SideView
}

export interface DuplicatesPageProps {
  readonly prefix: string
  readonly waiting: number
  readonly undecided: readonly PairView[]
  readonly decided: readonly PairView[]
}

/** Two listings of two sources that may be one thing, side by side, with what makes them alike. */
export function DuplicatesPage({ prefix, waiting, undecided, decided }: DuplicatesPageProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/feeds`, label: say('feeds.title') }]} />
      <h1>{say('feeds.pairs-title')}</h1>
      <p>{say('feeds.pairs-what')}</p>
      {undecided.length === 0 ? (
        <EmptyState title={say('feeds.pairs-none')}>
          <p>{say('feeds.pairs-none-hint')}</p>
        </EmptyState>
      ) : (
        <h2>{say('feeds.pairs-waiting', { count: waiting })}</h2>
      )}
      {undecided.map((pair, index) => (
        <OnePair key={pair.id} prefix={prefix} pair={pair} number={index + 1} />
      ))}
      {decided.length === 0 ? null : <h2>{say('feeds.pairs-decided')}</h2>}
      {decided.map((pair, index) => (
        <OnePair key={pair.id} prefix={prefix} pair={pair} number={undecided.length + index + 1} />
      ))}
    </article>
  )
}

const facts = ['title', 'host', 'when', 'venue'] as const

function OnePair({ prefix, pair, number }: { prefix: string; pair: PairView; number: number }) {
  const say = useSay()
  const formats = useFormats()
  const cell = (side: SideView, fact: (typeof facts)[number]) => {
    if (fact === 'title') {
      return (
        <a href={`${prefix}/opportunities/${side.id}`} lang={side.language} dir="auto">
          {side.title}
        </a>
      )
    }
    if (fact === 'when') return side.when === null ? '' : whenWords(side.when, formats, say)
    return <span dir="auto">{side[fact] ?? ''}</span>
  }
  const parts = Object.entries(pair.parts).filter((part): part is [string, number] => part[1] !== null)
  return (
    <section className="stack" aria-labelledby={`pair-${pair.id}`}>
      <h3 id={`pair-${pair.id}`}>{say('feeds.pair-number', { number, likeness: formats.percent(pair.score) })}</h3>
      <Table
        caption={say('feeds.pair-caption')}
        captionHidden
        rows={facts}
        rowKey={(fact) => fact}
        columns={[
          {
            key: 'fact',
            head: say('feeds.what'),
            cell: (fact) => say(`feeds.preview-${fact === 'venue' ? 'place' : fact}`),
          },
          { key: 'one', head: say('feeds.pair-one'), cell: (fact) => cell(pair.one, fact) },
          { key: 'other', head: say('feeds.pair-other'), cell: (fact) => cell(pair.other, fact) },
        ]}
      />
      <p className="hint">
        {formats.list(
          parts.map(([part, value]) =>
            say('feeds.pair-part', { part: say(`feeds.part-${part}`), likeness: formats.percent(value) }),
          ),
          'side-by-side',
        )}
      </p>
      <Form action={`${prefix}/office/duplicates/${pair.id}`}>
        <Actions>
          {pair.decision === null ? (
            <>
              <Button name="act" value="merged" icon="merge">
                {say('feeds.pair-merge')}
              </Button>
              <Button name="act" value="apart" weight="quiet">
                {say('feeds.pair-apart')}
              </Button>
            </>
          ) : (
            <>
              <p>{say(`feeds.pair-${pair.decision}`)}</p>
              <Button name="act" value="undo" weight="quiet" icon="undo">
                {say('feeds.pair-undo')}
              </Button>
            </>
          )}
        </Actions>
      </Form>
    </section>
  )
}
