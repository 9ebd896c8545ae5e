import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { textFor } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DrawSeen, ItemShown, WishesToSay } from '../words-for-pages.ts'
import { useGroupName, usePay, useSeats, useWhen } from './draw-parts.tsx'

export interface WishesProps {
  readonly seen: DrawSeen
  readonly one: WishesToSay
  readonly action: string
  readonly backHref: string
  readonly languages: readonly Language[]
  readonly wrong: string | null
  /** What was typed last, by name of the field. */
  readonly typed: Readonly<Record<string, string>>
}

/** One person's wishes: numbers beside days, so that it works in every browser and on paper. */
export function WishesPage({ seen, one, action, backHref, languages, wrong, typed }: WishesProps) {
  const say = useSay()
  const formats = useFormats()
  const whenOf = useWhen()
  const payOf = usePay()
  const { draw, items, groups, timeZone } = seen
  const seatsOf = useSeats(useGroupName(groups, languages))
  const asks = (by: string): boolean =>
    groups.some((group) => group.by === by && items.some((item) => item.guarantees.some((g) => g.group === group.id)))
  const rankOf = (item: ItemShown): string => {
    const at = one.wishes.indexOf(item.id)
    return typed[`rank-${item.id}`] ?? (at < 0 ? '' : String(at + 1))
  }
  const [may, mayNot] = [items.filter(({ id }) => !stops(one, id)), items.filter(({ id }) => stops(one, id))]
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint" lang={draw.language} dir="auto">
          <a href={backHref}>{draw.title}</a>
        </p>
        <h1>{say('draws.wishes-of', { name: one.name })}</h1>
      </header>
      <p className="lead">
        {say('draws.wishes-lead', { most: one.mostWishes })}{' '}
        {say('draws.until', {
          until: formats.day(dayIn(timeZone, (draw.closesAt - 1) as typeof draw.closesAt), 'weekday'),
        })}
      </p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {may.length === 0 ? (
        <Notice tone="warning" title={say('draws.nothing-possible')} />
      ) : (
        <Form action={action}>
          {may.map((item) => {
            const title = textFor(item.title, languages)
            return (
              <NumberInput
                key={item.id}
                name={`rank-${item.id}`}
                label={
                  <>
                    <bdi lang={title.language}>{title.text}</bdi> · {whenOf(item)}
                  </>
                }
                hint={
                  <>
                    {[
                      seatsOf(item),
                      ...(one.against.get(item.id) ?? []).map(({ sentence, facts }) => say(sentence, facts)),
                    ].join(' · ')}
                    {one.pays.has(item.id) ? (
                      <>
                        <br />
                        {payOf(one.pays.get(item.id)!)}
                      </>
                    ) : null}
                  </>
                }
                value={rankOf(item)}
              />
            )
          })}
          {asks('area') ? <Area one={one} /> : null}
          {asks('needs') ? (
            <Checkboxes
              name="needs"
              label={say('draws.needs')}
              hint={say('draws.needs-why')}
              values={one.needs ? ['yes'] : []}
              choices={[{ value: 'yes', label: say('draws.needs-yes') }]}
            />
          ) : null}
          <TextInput
            name="friends"
            label={say('draws.friends')}
            hint={say('draws.friends-why')}
            value={typed['friends'] ?? one.friends ?? ''}
            width="short"
            maxLength={40}
            dir="ltr"
            optional
          />
          <Checkboxes
            name="newFriends"
            label={say('draws.friends-first')}
            choices={[{ value: 'yes', label: say('draws.friends-new') }]}
          />
          <Button icon="check">{say('draws.keep-wishes')}</Button>
          <p className="hint">
            {say('draws.keep-why')} {say('participation.we-pay-how')}
          </p>
        </Form>
      )}
      {one.rowId === null ? null : (
        <form method="post" action={`${action}/withdraw`}>
          <Button weight="care">{say('draws.withdraw')}</Button>
        </form>
      )}
      {mayNot.length === 0 ? null : (
        <section className="stack">
          <h2>{say('draws.not-for', { name: one.name })}</h2>
          <ul>
            {mayNot.map((item) => (
              <li key={item.id}>
                <bdi>{textFor(item.title, languages).text}</bdi> ·{' '}
                {one.against
                  .get(item.id)!
                  .map(({ sentence, facts }) => say(sentence, facts))
                  .join(' ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

const stops = (one: WishesToSay, itemId: ItemShown['id']): boolean =>
  (one.against.get(itemId) ?? []).some((against) => against.stops)

function Area({ one }: { readonly one: WishesToSay }) {
  const say = useSay()
  if (one.knownAreas.length > 0) return <p>{say('draws.area-known', { area: one.knownAreas.join(' · ') })}</p>
  return (
    <Select
      name="areaId"
      label={say('draws.area')}
      hint={say('draws.area-why')}
      value={one.areaId ?? ''}
      width="full"
      options={[
        { value: '', label: say('draws.area-unsaid') },
        ...one.areas.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      optional
    />
  )
}
