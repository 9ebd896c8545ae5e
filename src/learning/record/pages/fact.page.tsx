import type { Day, WallTime } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { AskForm, Doubts, type DoubtView } from './ask-form.tsx'
import { FactRow, themeName, useTime, type FactRowView } from './fact-row.tsx'
import { OwnWord } from './own-word.tsx'

export interface FactPageProps {
  /** Where its record lies. */
  readonly at: string
  readonly child: string | null
  readonly line: FactRowView
  /** What it is about, by its name then; null: nothing but own words. */
  readonly about: FactRowView['title']
  readonly words: { readonly text: string; readonly language: string | undefined } | null
  readonly from: WallTime
  readonly to: { readonly on: Day; readonly time: WallTime } | null
  readonly place: string | null
  readonly themes: readonly string[]
  readonly skills: readonly string[]
  /** Who paid for it then. */
  readonly funders: readonly string[]
  readonly level: string | null
  readonly goodUntil: Day | null
  /** What became of it; null: it stands. */
  readonly amendedBy: { readonly id: string | null; readonly on: Day; readonly why: string } | null
  /** What it stands in for. */
  readonly amends: { readonly id: string; readonly why: string } | null
  readonly causes: readonly FactRowView[]
  readonly effects: readonly FactRowView[]
  readonly isCut: boolean
  /** The learner's own word, which may be said anew; null: somebody else's, or not the learner who looks. */
  readonly own: { readonly once: string; readonly visibility: 'shared' | 'private' } | null
  /** The learner may ask to look again. */
  readonly canAsk: boolean
  readonly doubts: readonly DoubtView[]
  readonly wrong: string | null
}

/** One fact: what it was, how it is known, what led to it and what followed. */
export function FactPage(props: FactPageProps) {
  const { at, child, line, about, words, amends, amendedBy, causes, effects, isCut, own, canAsk, doubts, wrong } = props
  const say = useSay()
  const formats = useFormats()
  const title = child === null ? say('record.title') : say('record.child-title', { name: child })
  const what = say(`record.kind-${line.kind}`)
  return (
    <article className="page-narrow stack record">
      <Breadcrumb trail={[{ href: at, label: title }]} />
      <header className="record-head">
        {about === null ? null : (
          <p className="hint">{line.kind === 'reflected' ? say('record.reflected-about') : what}</p>
        )}
        <h1 lang={about?.language} dir="auto">
          {about?.text ?? what}
        </h1>
        {line.isPrivate ? (
          <p>
            <Tag>{say('record.only-me')}</Tag>
          </p>
        ) : null}
      </header>
      {wrong === null ? null : <Notice tone="error" live title={say(wrong)} />}
      {words === null ? null : (
        <blockquote className="record-words" lang={words.language} dir="auto">
          {words.text}
        </blockquote>
      )}
      {amendedBy === null ? null : (
        <Notice
          tone="warning"
          title={say(`record.amended-${line.state === 'withdrawn' ? 'withdrawn' : 'corrected'}`, {
            day: formats.day(amendedBy.on),
          })}
        >
          <p dir="auto">{amendedBy.why}</p>
          {amendedBy.id === null ? null : <a href={`${at}/${amendedBy.id}`}>{say('record.see-new')}</a>}
        </Notice>
      )}
      <Particulars {...props} />
      {amends === null ? null : (
        <Notice title={say('record.stands-in')}>
          <p dir="auto">{amends.why}</p>
          <a href={`${at}/${amends.id}`}>{say('record.see-old')}</a>
        </Notice>
      )}
      <Walked title={say('record.causes-title')} none={say('record.causes-none')} lines={causes} at={at} on={line.on} />
      <Walked
        title={say('record.effects-title')}
        none={say('record.effects-none')}
        lines={effects}
        at={at}
        on={line.on}
      />
      {isCut ? <p className="hint">{say('record.walk-cut')}</p> : null}
      <Doubts doubts={doubts} at={at} />
      {own === null ? null : <OwnWord own={own} words={words?.text ?? ''} action={`${at}/${line.id}`} />}
      {canAsk ? <AskForm action={`${at}/${line.id}/doubt`} organisation={line.organisation ?? ''} /> : null}
    </article>
  )
}

function Particulars({ line, from, to, place, themes, skills, funders, level, goodUntil }: FactPageProps) {
  const say = useSay()
  const formats = useFormats()
  const told = useTime()
  const day = formats.day(line.on, 'long')
  const when =
    to === null
      ? say('record.at-time', { day, time: formats.time(from) })
      : say('record.from-to', {
          day,
          from: formats.time(from),
          to: to.on === line.on ? formats.time(to.time) : `${formats.day(to.on)}, ${formats.time(to.time)}`,
        })
  const rows = [
    ['when', when],
    ['time-there', line.minutes === null || line.minutes === 0 ? null : told(line.minutes)],
    ['where', place],
    ['with-whom', line.organisation],
    ['how', say(`record.how-${line.how}`, { source: line.source })],
    ['level', level],
    ['good-until', goodUntil === null ? null : formats.day(goodUntil)],
    ['themes', themes.length === 0 ? null : themes.map((theme) => themeName(theme, say)).join(' · ')],
    ['skills', skills.length === 0 ? null : skills.join(' · ')],
    ['funders', funders.length === 0 ? null : funders.join(' · ')],
  ] as const
  return (
    <dl className="definitions">
      {rows.map(([key, value]) =>
        value === null ? null : (
          <div key={key}>
            <dt>{say(`record.${key}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Walked({
  title,
  none,
  lines,
  at,
  on,
}: {
  title: string
  none: string
  lines: readonly FactRowView[]
  at: string
  on: Day
}) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {lines.length === 0 ? (
        <p className="hint">{none}</p>
      ) : (
        <ul className="record-lines">
          {lines.map((line) => (
            <FactRow key={line.id} line={line} at={at} inYear={on.slice(0, 4)} />
          ))}
        </ul>
      )}
    </section>
  )
}
