import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { roles, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { withBackgroundCheck } from '../../../tests/stage/with-background-check.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
let here: TestHouse
let ask: ReturnType<typeof asking>
let museum: Id
beforeAll(async () => {
  here = await openTestHouse()
  ask = asking(here)
  const added = await addOrganisation(organisationForm.parse({ name: 'Moth Museum' }), office, here.city)
  if (added.ok) museum = added.value.id
})
afterAll(() => here.close())

/** Doors that tell the roles apart: the office and its people, the staff's looks, a house's people, whom it could vouch for. */
const doors = {
  office: '/office',
  people: '/office/people',
  settings: '/office/settings',
  looks: '/office/looks',
  house: '/host/people',
  standing: '/host/standing',
  clearances: '/me/clearances',
  desk: '/office/desk',
} as const
type Door = keyof typeof doors

/** What each role opens, held for the whole place and held for one house. What is not written here stays shut. */
const opens: Readonly<Record<Role, { readonly place: readonly Door[]; readonly house: readonly Door[] }>> = {
  learner: { place: [], house: [] },
  guardian: { place: [], house: [] },
  educator: { place: ['desk'], house: ['desk'] },
  host: { place: ['desk'], house: ['standing', 'desk'] },
  mentor: { place: [], house: [] },
  courier: { place: ['desk'], house: ['desk'] },
  coordinator: {
    place: ['office', 'people', 'settings', 'clearances', 'desk'],
    house: ['house', 'standing', 'clearances', 'desk'],
  },
  'youth-reviewer': { place: [], house: [] },
  'council-member': { place: [], house: [] },
  steward: { place: ['office', 'people', 'settings', 'looks', 'clearances', 'desk'], house: [] },
  auditor: { place: ['looks'], house: [] },
  operator: { place: ['office', 'people', 'settings', 'looks', 'clearances', 'desk'], house: [] },
}

async function opened({ cookie }: Somebody): Promise<Door[]> {
  const found: Door[] = []
  for (const [door, path] of Object.entries(doors)) {
    const { statusCode } = await ask('GET', path, cookie)
    expect({ door, shut: statusCode === 403 || statusCode === 404, statusCode }).toMatchObject(
      statusCode === 200 ? { shut: false } : { shut: true },
    )
    if (statusCode === 200) found.push(door as Door)
  }
  return found
}

test.each(roles)('what a %s may, for the whole place and for one house', async (role) => {
  const ofPlace = await signedIn(here, `Ash ${role}`, [[role, null]])
  const ofHouse = await withBackgroundCheck(await signedIn(here, `Birch ${role}`, [[role, museum]]), here.city)
  expect({ role, place: await opened(ofPlace), house: await opened(ofHouse) }).toEqual({ role, ...opens[role] })
})
