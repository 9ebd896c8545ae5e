import type { z } from 'zod'
import type { Ecosystem } from '../words.ts'

/**
 * A slice's settings in this ecosystem, each missing one at its default. A setting that no longer parses falls back
 * to the defaults as a whole rather than stopping a city's pages.
 */
export function settingsOf<Schema extends z.ZodType>(
  ecosystem: Pick<Ecosystem, 'settings'>,
  slice: string,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(ecosystem.settings[slice] ?? {})
  return parsed.success ? parsed.data : schema.parse({})
}
