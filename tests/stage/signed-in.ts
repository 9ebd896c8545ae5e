import { enrolPerson, giveRole, sessionCookie } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { saveAccount } from '../../src/commons/people/sign-in/account-store.ts'
import { beginSession } from '../../src/commons/people/sign-in/commands/begin-session.ts'
import { saveLink } from '../../src/commons/people/store.ts'
import type { TestHouse } from './open-test-house.ts'

const house: Actor = { kind: 'system', because: 'a test' }

export interface Somebody {
  readonly person: Id
  /** The cookie header of their browser. */
  readonly cookie: string
}

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

/** Somebody grown who has signed in, second factor shown, with roles that have run since January. */
export async function signedIn(
  { city, database }: TestHouse,
  displayName: string,
  roles: readonly (readonly [Role, Id | null])[] = [],
): Promise<Somebody> {
  const now = city.now()
  const [accountId, id] = [database.newId(), database.newId()]
  await saveAccount(database.installation, { id: accountId, language: 'en', madeAt: now, erasedAt: null })
  const browser = { name: 'Firefox', token: undefined }
  const token = await beginSession(database.installation, { accountId, id, browser, now, secondAt: now })
  const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, house, city))
  await city.transaction((tx) => saveLink(tx, accountId, personId, now))
  for (const [role, organisationId] of roles) {
    const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
    must(await giveRole({ personId, role, organisationId, ...days }, house, city))
  }
  return { person: personId, cookie: `${sessionCookie}=${token}` }
}

/** Asks as a browser does. @param body of a form; several values of one name are several of its fields */
export const asking =
  ({ app }: TestHouse) =>
  (
    method: 'GET' | 'POST',
    path: string,
    cookie = '',
    body: Readonly<Record<string, string | readonly string[]>> = {},
  ) =>
    app.inject({
      method,
      url: `/somewhere${path}`,
      headers: {
        host: 'localhost',
        'sec-fetch-site': 'same-origin',
        cookie,
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { payload: new URLSearchParams(fieldsOf(body)).toString() } : {}),
    })

const fieldsOf = (body: Readonly<Record<string, string | readonly string[]>>): [string, string][] =>
  Object.entries(body).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))
