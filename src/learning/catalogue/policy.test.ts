import { expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { mayChangeCatalogue, mayHost, maySettleOffers } from './policy.ts'

const museum = 'museum' as Id
const person = (role: 'host' | 'coordinator' | 'educator' | 'steward', organisation: Id | null): Actor => ({
  kind: 'person',
  person: '1' as Id,
  roles: [{ role, organisation }],
})

test.each<[Actor, boolean, boolean, boolean]>([
  [{ kind: 'visitor' }, false, false, false],
  [{ kind: 'operator', session: '0' as Id }, true, true, false],
  [{ kind: 'system', because: 'import' }, true, true, true],
  [person('steward', null), true, true, false],
  [person('host', museum), false, true, false],
  [person('coordinator', museum), false, true, false],
  [person('host', 'library' as Id), false, false, false],
  [person('host', null), false, false, false],
  [person('educator', museum), false, false, false],
])('%j may change the catalogue: %s, host for the museum: %s, settle: %s', (by, changes, hosts, settles) => {
  expect(mayChangeCatalogue(by)).toBe(changes)
  expect(mayHost(by, museum)).toBe(hosts)
  expect(maySettleOffers(by)).toBe(settles)
})
