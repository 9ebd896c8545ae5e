import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { PaySeen } from '../words-for-pages.ts'
import type { Amounts } from '../words-of-pay.ts'

/** What this family pays, before it asks: each of them, the way there, and the sum. */
export function WhatWePay({ pay: { names, isOfTicked, asWritten, pay } }: { readonly pay: PaySeen }) {
  const say = useSay()
  const formats = useFormats()
  const amount = ({ from, to }: Amounts): string =>
    from.minor === to.minor ? formats.money(from) : formats.moneyRange(from, to)
  const { each, fee, fares, help, total } = pay
  const isNothing = fee !== null && fee.to.minor === 0 && (fares === null || fares.minor === 0)
  const rows = [
    ...(fee === null || fee.to.minor === 0
      ? []
      : names.map((name, index) => ({ key: `${index}`, name: <bdi>{name}</bdi>, cell: amount(each[index]!) }))),
    ...(fares === null || isNothing
      ? []
      : [{ key: 'fares', name: say('participation.we-pay-fares'), cell: formats.money(fares) }]),
    ...(total === null || isNothing
      ? []
      : [
          {
            key: 'sum',
            name: <strong>{say('participation.we-pay-sum')}</strong>,
            cell: <strong>{amount(total)}</strong>,
          },
        ]),
  ]
  return (
    <section className="stack" aria-labelledby="what-we-pay">
      <h2 id="what-we-pay">{say('participation.we-pay')}</h2>
      {isNothing ? <p>{say('participation.we-pay-nothing')}</p> : null}
      {fee === null ? (
        <p>
          {asWritten === null ? null : <>{say('participation.we-pay-written', { text: asWritten })} </>}
          {say('participation.we-pay-unknown')}
        </p>
      ) : null}
      {rows.length === 0 ? null : (
        <Table
          caption={say(isOfTicked ? 'participation.we-pay-ticked' : 'participation.we-pay-all')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: 'who', head: say('participation.we-pay-who'), cell: ({ name }) => name },
            { key: 'amount', head: say('participation.we-pay-amount'), cell: ({ cell }) => cell, numeric: true },
          ]}
        />
      )}
      {help === null || help.minor === 0 ? null : (
        <p>{say('participation.we-pay-help', { amount: formats.money(help) })}</p>
      )}
      {isNothing || fee === null ? null : <p className="hint">{say('participation.we-pay-how')}</p>}
    </section>
  )
}
