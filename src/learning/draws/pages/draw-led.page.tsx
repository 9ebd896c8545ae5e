import type { ReactNode } from 'react'
import type { Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { DrawLed } from '../words-for-pages.ts'
import { Title, useGroupName, useSeats, When, WhereItStands } from './draw-parts.tsx'
import { SourceFields } from './make-draw.page.tsx'

export interface DrawLedProps {
  readonly led: DrawLed
  readonly prefix: string
  readonly languages: readonly Language[]
  readonly wrong: string | null
}

/** A draw as those see it who lead it: one next step at a time, and what is to be known before it. */
export function DrawLedPage({ led, prefix, languages, wrong }: DrawLedProps) {
  const say = useSay()
  const { draw, items } = led
  const seatsOf = useSeats(useGroupName(led.groups, languages))
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint">
          <a href={`${prefix}/host/draws`}>{say('draws.led-title')}</a>
        </p>
        <h1 lang={draw.language} dir="auto">
          {draw.title}
        </h1>
      </header>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      <WhereItStands draw={draw} timeZone={led.timeZone} />
      <p>
        {say('draws.rows', { count: led.rows })} {say('draws.areas-by-own-word', { count: led.areasByOwnWord })}
      </p>
      {draw.phase === 'prepared' ? null : (
        <p>
          <a href={`${prefix}/draws/${draw.id}`}>{say('draws.as-public')}</a>
        </p>
      )}
      <section className="stack">
        <h2>{say('draws.next')}</h2>
        <NextStep led={led} prefix={prefix} languages={languages} />
      </section>
      <section className="stack">
        <h2>{say('draws.days')}</h2>
        <ul>
          {items.map((item) => (
            <li key={item.id}>
              <Title item={item} languages={languages} /> · <When item={item} /> · {seatsOf(item)}
            </li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function NextStep({ led, prefix, languages }: Omit<DrawLedProps, 'wrong'>) {
  const say = useSay()
  const { draw, mayLead } = led
  const action = `${prefix}/host/draws/${draw.id}`
  const act = (step: string, weight: 'main' | 'quiet' | 'care' = 'main') =>
    mayLead ? (
      <form method="post" action={`${action}/${step}`}>
        <Button weight={weight}>{say(`draws.act-${step}`)}</Button>
      </form>
    ) : null
  const cancel = mayLead ? (
    <details>
      <summary>{say('draws.cancel')}</summary>
      <p>{say('draws.cancel-means', { count: led.rows })}</p>
      {act('cancel', 'care')}
    </details>
  ) : null
  switch (draw.phase) {
    case 'prepared':
      return (
        <>
          <p>{say('draws.next-prepared')}</p>
          {act('announce')}
          {cancel}
        </>
      )
    case 'over':
      return led.progress ? (
        <InProgress progress={led.progress} href={action} />
      ) : (
        <>
          <p>{say('draws.next-over')}</p>
          {act('close')}
          {cancel}
        </>
      )
    case 'closed':
      return (
        <>
          <SeedForms led={led} action={action} />
          {cancel}
        </>
      )
    case 'seeded':
      return (
        <>
          <p>{say('draws.next-seeded')}</p>
          <InProgress progress={led.progress} href={action} />
        </>
      )
    case 'drawn':
      return (
        <Drawn led={led} languages={languages} publish={act('publish')} cancel={draw.round === 1 ? cancel : null} />
      )
    case 'published':
      return (
        <>
          <p>
            {say(draw.isReleased ? 'draws.next-released' : 'draws.next-published', {
              placed: led.placed,
              rows: led.rows,
            })}
          </p>
          {draw.isReleased || draw.round === 2 ? null : act('again')}
          {draw.isReleased ? null : act('release', 'quiet')}
        </>
      )
    default:
      return (
        <>
          <p>{say(`draws.next-${draw.phase}`)}</p>
          {draw.phase === 'cancelled' ? null : cancel}
        </>
      )
  }
}

/** How far the work is, in words and as a bar, for whoever looks again. */
function InProgress({ progress, href }: { readonly progress: DrawLed['progress']; readonly href: string }) {
  const say = useSay()
  const step = progress?.step ? say(progress.step) : null
  return (
    <p>
      {step} {progress?.total ? <progress value={progress.done} max={progress.total} aria-label={step ?? ''} /> : null}{' '}
      <a href={href}>{say('draws.look-again')}</a>
    </p>
  )
}

function SeedForms({ led, action }: { readonly led: DrawLed; readonly action: string }) {
  const say = useSay()
  if (led.isLate) {
    return (
      <>
        <Notice tone="warning" title={say('draws.source-too-early')} />
        {led.mayLead ? (
          <Form action={`${action}/source`}>
            <SourceFields typed={{}} />
            <Button>{say('draws.act-source')}</Button>
          </Form>
        ) : null}
      </>
    )
  }
  return (
    <>
      <p>{say(`draws.seed-by-${led.seedBy}`)}</p>
      <Form action={`${action}/seed`}>
        <TextInput
          name="value"
          label={say('draws.seed-value')}
          hint={say('draws.seed-how')}
          maxLength={200}
          dir="ltr"
        />
        <Button>{say(led.seedBy === 'another' ? 'draws.act-confirm' : 'draws.act-seed')}</Button>
      </Form>
    </>
  )
}

/** What is to be known before anybody else knows anything. */
function Drawn({
  led: { checked, hurting, groups, items, placed, rows },
  languages,
  publish,
  cancel,
}: Pick<DrawLedProps, 'led' | 'languages'> & {
  readonly publish: ReactNode
  readonly cancel: ReactNode
}) {
  const say = useSay()
  const nameOf = useGroupName(groups, languages)
  const itemOf = new Map(items.map((item) => [item.name, item]))
  return (
    <>
      <p>{say('draws.next-drawn', { placed, rows })}</p>
      {checked === null ? null : (
        <p>
          {say('draws.checked-faults', { faults: checked.faults, wasted: checked.wasted })}{' '}
          {say('draws.checked-blocking', { blocking: checked.blocking })}
        </p>
      )}
      {hurting.length === 0 ? (
        <p>{say('draws.none-hurts')}</p>
      ) : (
        <Notice tone="warning" title={say('draws.some-hurt')}>
          <ul>
            {hurting.map(({ item, group, placedWith, placedWithout }) => (
              <li key={`${item} ${group}`}>
                <Title item={itemOf.get(item)!} languages={languages} />:{' '}
                {say('draws.hurts', { group: nameOf(group), placedWith, placedWithout })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {publish}
      {cancel}
    </>
  )
}
