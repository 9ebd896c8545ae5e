import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { loadStanding } from '../store/deliveries.ts'
import { loadSpent } from '../store/spending.ts'
import { pauses } from '../words.ts'
import { sendAgain } from './send-again.ts'
import { keepOwnWay } from './send-code.ts'
import {
  city,
  openDelivering,
  throughGateway,
  person,
  notice,
  tell,
  deliver,
  laid,
  gatewayHeard,
} from '../test-delivering.ts'

openDelivering()

test('a gateway that is busy is tried again after growing pauses, then a person sees it', async () => {
  const busy = await throughGateway()
  const reader = await person({ text: '+34600000001' }, { quiet: { from: '00:00', until: '00:00' } as never })
  gatewayHeard.answer = 503
  await tell(notice(reader), busy)
  expect(await deliver(busy)).toMatchObject({ later: 1 })
  expect(await deliver(busy)).toMatchObject({ later: 0 })
  for (const pause of pauses) {
    city.clock.pass(pause)
    await deliver(busy)
  }
  expect(gatewayHeard.taken).toHaveLength(pauses.length + 1)
  expect(await city.reading(loadStanding)).toMatchObject({ givenUp: 1, faults: [{ fault: 'busy', count: 1 }] })
  // Nothing of it was paid for.
  expect(await city.reading((tx) => loadSpent(tx, '2026-06'))).toBe(await spentBefore())
  await busy.close()
})

const spentBefore = async (): Promise<number> => {
  const { rows } = await sql<{ sum: string | null }>`
    select sum(segments) from messages_deliveries where state = 'sent' and channel = 'text'`.execute(
    city.database.reader,
  )
  return Number(rows[0]!.sum ?? 0)
}

test('what the gateway refuses goes by mail', async () => {
  const refusing = await throughGateway()
  const reader = await person({ text: '+34600000002', mail: 'second@place.invalid' }, { channel: 'text' })
  gatewayHeard.answer = 400
  await tell(notice(reader), refusing)
  expect(await deliver(refusing)).toMatchObject({ sent: 1 })
  expect(gatewayHeard.taken).toHaveLength(1)
  expect((await laid()).map(({ to }) => to)).toEqual(['second@place.invalid'])
  await refusing.close()
})

test('over the budget it goes by mail or stays in the inbox, the steward hears of it once, and what is urgent goes', async () => {
  const spent = await city.reading((tx) => loadSpent(tx, '2026-06'))
  const tight = await throughGateway({ textsPerMonth: spent + 3 })
  const [one, two, three] = [
    await person({ text: '+34600000003' }, { channel: 'text' }),
    await person({ text: '+34600000004', mail: 'four@place.invalid' }, { channel: 'text' }),
    await person({ text: '+34600000005' }, { channel: 'text' }),
  ]
  for (const reader of [one, two, three]) {
    city.clock.pass(1)
    await tell(notice(reader), tight)
  }
  expect(await deliver(tight)).toMatchObject({ sent: 2, letBe: 1 })
  expect(gatewayHeard.taken).toHaveLength(1)
  expect((await laid()).map(({ to }) => to)).toEqual(['four@place.invalid'])
  await tell(notice(three, { urgent: true }), tight)
  expect(await deliver(tight)).toMatchObject({ sent: 1 })
  const { rows } = await sql`select 1 from platform_outbox where name = 'messages.budget-spent'`.execute(
    city.database.reader,
  )
  expect(rows).toHaveLength(1)
  city.clock.hold(instant(Date.parse('2026-07-01T09:00:00Z')))
  await tell(notice(three), tight)
  expect(await deliver(tight)).toMatchObject({ sent: 1 })
  await tight.close()
})

test('what was given up keeps its link, so that it is whole when it goes again', async () => {
  const busy = await throughGateway()
  const reader = await person({ text: '+34600000006' }, { quiet: { from: '00:00', until: '00:00' } as never })
  gatewayHeard.answer = 400
  await tell(notice(reader, { link: '/consent/another-word' }), busy)
  expect(await deliver(busy)).toMatchObject({ givenUp: 1 })
  gatewayHeard.answer = 200
  gatewayHeard.taken = []
  expect(await sendAgain(city, busy)).toBeGreaterThan(0)
  await deliver(busy)
  expect(gatewayHeard.taken.some((text) => text.includes('/consent/another-word'))).toBe(true)
  await busy.close()
})

test('a code that the gateway does not take costs nothing', async () => {
  const refusing = await throughGateway()
  const personId = await person()
  const spent = await city.reading((tx) => loadSpent(tx, '2026-06'))
  gatewayHeard.answer = 503
  const by: Actor = { kind: 'person', person: personId, roles: [] }
  const ask = { personId, kind: 'text', address: '+34600000007', language: 'en' } as const
  await expect(keepOwnWay(ask, by, refusing.here, refusing.sender)).rejects.toThrow('busy')
  expect(gatewayHeard.taken).toHaveLength(1)
  expect(await city.reading((tx) => loadSpent(tx, '2026-06'))).toBe(spent)
  await refusing.close()
})
