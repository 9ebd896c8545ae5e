import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { DB } from '#platform/database/tables.ts'
import { loadPasskeys } from '../../passkeys/store.ts'
import type { Passkey } from '../../passkeys/words.ts'
import { countRecoveryCodes, loadSecond } from '../store.ts'

/** What guards an account besides its address. */
export interface Guards {
  readonly passkeys: readonly Pick<Passkey, 'id' | 'name' | 'madeAt' | 'usedAt'>[]
  /** An app with numbers, confirmed. */
  readonly hasApp: boolean
  /** Not spent yet. */
  readonly recoveryCodes: number
}

export async function guardsOf(accountId: Id, db: Kysely<DB>): Promise<Guards> {
  const passkeys = await loadPasskeys(db, { accountId })
  return {
    passkeys: passkeys.map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })),
    hasApp: ((await loadSecond(db, accountId))?.confirmedAt ?? null) !== null,
    recoveryCodes: await countRecoveryCodes(db, accountId),
  }
}
