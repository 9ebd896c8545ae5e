import { createHash } from 'node:crypto'

/** What the database keeps of a secret that only a browser or a message holds: who reads the table can not use it. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
