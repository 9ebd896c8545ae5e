/** Why the database did not do what it was asked: out of reach just now, no room left, or not done in the time it had. */
export type Trouble = 'away' | 'full' | 'slow'

const away: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections, connection failures
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
])

/** disk_full, and what the file system says where our own files have no room. */
const full: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** query_canceled: past the limit of a visit's statements. */
const cancelled = '57014'

/** The driver has no code for a line that broke; these are its sentences, before, between and after two queries. */
const broken = /connection terminated|connection timeout|timeout exceeded when trying to connect|is not queryable/i

/**
 * Tells what passes by itself from what we broke.
 * @returns null: neither; the fault is ours
 */
export function troubleOf(error: unknown): Trouble | null {
  const { code, message, syscall } = error as { code?: string; message?: string; syscall?: string }
  if (code !== undefined && full.has(code)) return 'full'
  if (code !== undefined && away.has(code)) return 'away'
  if (code === cancelled) return 'slow'
  // The socket's file is gone while PostgreSQL restarts; any other missing file is a fault.
  if (code === 'ENOENT' && syscall === 'connect') return 'away'
  return message !== undefined && broken.test(message) ? 'away' : null
}
