import { accept, refuse, type Result } from '#kernel/result.ts'
import { reservedSlugs, slugShape, type EcosystemParts, type EcosystemRefusal } from '../words.ts'
import { accentContrast, textContrast } from './accent-contrast.ts'

export interface NamesInUse {
  readonly slugs: ReadonlySet<string>
  readonly hosts: ReadonlySet<string>
}

/**
 * An ecosystem has an address nobody else has, a time zone that exists and a colour that can be read.
 * Names in use are those of all other ecosystems of the installation.
 */
export function decideEcosystem(parts: EcosystemParts, inUse: NamesInUse): Result<EcosystemParts, EcosystemRefusal> {
  if (reservedSlugs.has(parts.slug)) return refuse('ecosystems.slug-reserved', { slug: parts.slug })
  if (!slugShape.safeParse(parts.slug).success) return refuse('ecosystems.slug-malformed', { slug: parts.slug })
  if (inUse.slugs.has(parts.slug)) return refuse('ecosystems.slug-taken', { slug: parts.slug })
  if (parts.host !== null && inUse.hosts.has(parts.host)) return refuse('ecosystems.host-taken', { host: parts.host })
  if (!isTimeZone(parts.timeZone)) return refuse('ecosystems.unknown-time-zone', { zone: parts.timeZone })
  if (parts.ages.min > parts.ages.max) return refuse('ecosystems.ages-reversed', parts.ages)
  const ratio = accentContrast(parts.accent)
  if (ratio < textContrast) {
    return refuse('ecosystems.accent-too-pale', { accent: parts.accent, ratio: Math.floor(ratio * 10) / 10 })
  }
  return accept(parts)
}

/** A zone of the IANA database as this machine knows it. Offsets such as `+02:00` are not zones: they forget summer. */
function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
