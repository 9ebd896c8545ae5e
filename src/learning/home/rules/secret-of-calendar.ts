import { createHash } from 'node:crypto'

/** What is kept of a calendar's secret: enough to know it again, not to say it. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest()
