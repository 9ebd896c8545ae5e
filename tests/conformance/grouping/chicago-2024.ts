import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { groupListings, type GroupableListing, type ListingGroup } from '#laws/grouping/group-listings.ts'
import { repairMacRoman } from '#laws/repair/mac-roman.ts'

/** The rows of one Chicago file as grouping sees them, alphabets repaired as at import; row 1 is the first below the head. */
export function chicagoListings(file: 'mcmf-programs-2024' | 'mcmf-programs-2020-2023'): GroupableListing[] {
  const path = new URL(`../../../demo/feeds/chicago/${file}.csv.gz`, import.meta.url)
  const rows = parse(gunzipSync(readFileSync(path)), { columns: true }) as Record<string, string>[]
  return rows.map((row) => ({
    originalId: row.program_id ?? row.id!,
    host: repairMacRoman(row.org_name!).text,
    title: repairMacRoman(row.program_name!).text,
    ages: { min: Number(row.min_age), max: Number(row.max_age) >= 24 ? null : Number(row.max_age) },
    price: row.program_price!,
    kind: row.tag ?? 'Program',
    description: row.description!,
  }))
}

export interface SampledGroup {
  readonly title: string
  readonly host: string
  /** Row numbers in the file, the first row is 1. */
  readonly rows: readonly number[]
  /** The different titles in the group, as written. */
  readonly titles: readonly string[]
  /** What a developer who read the titles and descriptions decided. */
  readonly verdict: 'same' | 'different'
  /** Why, where it needed thought. */
  readonly note?: string
}

/** Groups of two listings or more, in the order of their first listing. */
export const severalListings = (listings: readonly GroupableListing[]): ListingGroup[] =>
  groupListings(listings).filter((group) => group.members.length > 1)
