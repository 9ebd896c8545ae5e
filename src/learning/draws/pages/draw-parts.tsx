import { dayIn } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Definitions } from '#web/parts/listing.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DrawGroup } from '../words.ts'
import type { AmountShown, DrawSeen, DrawShown, ItemShown, LineShown, WishPay } from '../words-for-pages.ts'

/** A group's name as the ecosystem says it, or as the house calls its kind. */
export function useGroupName(groups: readonly DrawGroup[], languages: readonly Language[]) {
  const say = useSay()
  return (id: string): string => {
    const group = groups.find((one) => one.id === id)
    if (group?.name) return textFor(group.name, languages).text
    return group ? say(`draws.group-${group.by}`) : id
  }
}

export function Title({ item, languages }: { readonly item: ItemShown; readonly languages: readonly Language[] }) {
  const shown = textFor(item.title, languages)
  return (
    <bdi lang={shown.language} dir="auto">
      {shown.text}
    </bdi>
  )
}

/** When it takes place; of several days, that they are one place, and each. */
export function When({ item: { days } }: { readonly item: Pick<ItemShown, 'days'> }) {
  const say = useSay()
  const whenOf = useWhen()
  const text = whenOf({ days })
  return <>{days.length === 1 ? text : `${say('draws.on-days', { count: days.length })} ${text}`}</>
}

/** The days as one line; those that do not take place any more say so. */
export function useWhen() {
  const say = useSay()
  const formats = useFormats()
  return ({ days }: Pick<ItemShown, 'days'>): string =>
    days
      .map(({ startsAt, timeZone, isCancelled }) => {
        const at = formats.appointment(startsAt, timeZone)
        return isCancelled ? `${at} (${say('draws.cancelled-day')})` : at
      })
      .join(' · ')
}

/** Where the draw stands, in a sentence, and its three dates. */
export function WhereItStands({ draw, timeZone }: { readonly draw: DrawShown; readonly timeZone: string }) {
  const say = useSay()
  const formats = useFormats()
  const at = (moment: DrawShown['opensAt']): string => formats.appointment(moment, timeZone)
  return (
    <Definitions
      items={[
        {
          term: say('draws.stands'),
          detail: (
            <>
              <strong>{say(`draws.phase-${draw.phase}`)}</strong>
              {draw.round === 2 ? ` · ${say('draws.second-round')}` : null}
            </>
          ),
        },
        {
          term: say('draws.window'),
          detail: <Window draw={draw} timeZone={timeZone} />,
        },
        {
          term: say('draws.source'),
          detail: (
            <>
              <bdi>{draw.source}</bdi> · {say('draws.source-from', { at: at(draw.sourceAt) })}
              {draw.sourceAddress === null ? null : (
                <>
                  {' '}
                  <a href={draw.sourceAddress} rel="noreferrer" dir="ltr">
                    {draw.sourceAddress}
                  </a>
                </>
              )}
            </>
          ),
        },
        ...(draw.seed === null ? [] : [{ term: say('draws.seed'), detail: <code dir="ltr">{draw.seed}</code> }]),
      ]}
    />
  )
}

/** From the first to the last day, both included: nobody thinks in midnights. */
export function Window({ draw, timeZone }: { readonly draw: DrawShown; readonly timeZone: string }) {
  const formats = useFormats()
  return (
    <>
      {formats.dayRange(dayIn(timeZone, draw.opensAt), dayIn(timeZone, (draw.closesAt - 1) as DrawShown['closesAt']))}
    </>
  )
}

/** Which numbers came in by a route. */
export function Line({ line, nameOf }: { readonly line: LineShown; readonly nameOf: (group: string) => string }) {
  const say = useSay()
  const route = line.group === null ? say('draws.open-seats') : nameOf(line.group)
  return (
    <>
      {route}:{' '}
      {line.below === '' || line.below === 'g' ? (
        say(line.below === '' ? 'draws.line-nobody' : 'draws.line-everybody')
      ) : (
        <>
          {say('draws.line-below')} <code dir="ltr">{line.below}</code>
        </>
      )}
    </>
  )
}

export function Lines({
  lines,
  nameOf,
}: {
  readonly lines: readonly LineShown[]
  readonly nameOf: (group: string) => string
}) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line.group ?? ''}>
          <Line line={line} nameOf={nameOf} />
        </li>
      ))}
    </ul>
  )
}

/** What a wish would cost, in a few short sentences. */
export function usePay() {
  const say = useSay()
  const formats = useFormats()
  const amount = ({ from, to }: AmountShown): string =>
    from.minor === to.minor ? formats.money(from) : formats.moneyRange(from, to)
  return ({ total, fares, help, asWritten, together }: WishPay): string => {
    const written = asWritten === null ? [] : [say('participation.we-pay-written', { text: asWritten })]
    if (total === null) return [...written, say('draws.pay-unknown')].join(' ')
    const all = together?.total
    const way = fares === null || fares.minor === 0 ? null : formats.money(fares)
    const isWayOnly = total.to.minor === fares?.minor
    return [
      ...(total.to.minor === 0
        ? [say('participation.we-pay-nothing')]
        : way !== null && isWayOnly
          ? [say('draws.pay-way-only', { amount: way })]
          : [
              say('draws.pay', { amount: amount(total) }),
              ...(way === null ? [] : [say('draws.pay-fares', { amount: way })]),
            ]),
      ...(help === null || help.minor === 0 ? [] : [say('participation.we-pay-help', { amount: formats.money(help) })]),
      ...(together && all && all.to.minor > 0
        ? [say('draws.pay-together', { count: together.count, amount: amount(all) })]
        : []),
    ].join(' ')
  }
}

/** Seats of one day and which of them are guaranteed. */
export function useSeats(nameOf: (group: string) => string) {
  const say = useSay()
  const formats = useFormats()
  return ({ seats, guarantees, isCancelled }: DrawSeen['items'][number]): string => {
    if (isCancelled) return say('draws.cancelled-day')
    const kept = guarantees.map(({ group, seats: count }) => say('draws.kept-for', { count, group: nameOf(group) }))
    return formats.list([say('draws.seats', { count: seats }), ...kept], 'side-by-side')
  }
}
