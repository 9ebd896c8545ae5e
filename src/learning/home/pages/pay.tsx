import type { Money } from '#kernel/money.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { ToPay } from '../words-for-pages.ts'

/** What is to be paid there, and what more once a place that is held or waited for is taken. */
export function Pay({ pay: { settled, open }, span = '' }: { readonly pay: ToPay; readonly span?: '' | 'week-' }) {
  const say = useSay()
  const formats = useFormats()
  const amounts = (all: readonly Money[]): string => formats.list(all.map((one) => formats.money(one)))
  const isNothing = settled.every(({ minor }) => minor === 0)
  return (
    <>
      {settled.length === 0 ? null : isNothing ? (
        say(`home.${span}pay-nothing`)
      ) : (
        <>
          {say(`home.${span}pay`)} <strong>{amounts(settled)}</strong>
        </>
      )}
      {open.every(({ minor }) => minor === 0) ? null : (
        <>
          {' '}
          <span className="hint">{say('home.pay-open', { amount: amounts(open) })}</span>
        </>
      )}
    </>
  )
}
