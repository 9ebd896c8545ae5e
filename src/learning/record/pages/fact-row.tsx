import type { Day } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface FactRowView {
  readonly id: string
  readonly kind: string
  readonly title: { readonly language: string | undefined; readonly text: string } | null
  readonly on: Day
  readonly organisation: string | null
  readonly minutes: number | null
  readonly how: string
  readonly source: string
  readonly state: 'stands' | 'corrected' | 'withdrawn'
  readonly isPrivate: boolean
}

/** Hours and minutes as words: "1 hour 30 minutes". */
export function useTime(): (minutes: number) => string {
  const say = useSay()
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
    return say('record.time', { hours, minutes: rest, both: hours > 0 && rest > 0 ? 'yes' : 'no' })
  }
}

/** A theme by its name; a word that an outside source brought stays as it came. */
export const themeName = (theme: string, say: ReturnType<typeof useSay>): string =>
  say.has(`catalogue.theme-${theme}`) ? say(`catalogue.theme-${theme}`) : theme

/** One thing that happened, in one line that opens. @param at where its record lies @param inYear needs no saying */
export function FactRow({ line, at, inYear }: { line: FactRowView; at: string; inYear: string }) {
  const { id, kind, title, on, organisation, minutes, state, isPrivate } = line
  const say = useSay()
  const formats = useFormats()
  const told = useTime()
  const what = say(`record.kind-${kind}`)
  const besides = [organisation, minutes === null || minutes === 0 ? null : told(minutes)].flatMap((one) => one ?? [])
  return (
    <li className={state === 'stands' ? 'record-line' : 'record-line record-line-gone'}>
      <p className="record-line-day">
        <time dateTime={on}>{on.startsWith(inYear) ? formats.day(on, 'short') : formats.day(on)}</time>
      </p>
      <div>
        <p className="record-line-what">
          <span className="hint">{what}</span>{' '}
          <a href={`${at}/${id}`} lang={title?.language} dir="auto">
            {title?.text ?? what}
          </a>
        </p>
        {besides.length === 0 && state === 'stands' && !isPrivate ? null : (
          <p className="hint record-line-more">
            {besides.map((one, index) => (
              <span key={one}>
                {index === 0 ? '' : ' · '}
                <bdi>{one}</bdi>
              </span>
            ))}{' '}
            {isPrivate ? <Tag>{say('record.only-me')}</Tag> : null}
            {state === 'stands' ? null : <Tag tone="care">{say(`record.state-${state}`)}</Tag>}
          </p>
        )}
      </div>
    </li>
  )
}
