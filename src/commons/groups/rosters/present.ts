const fromPackage = ['not-oneroster', 'other-version', 'only-changes', 'file-missing'] as const
const ofOurs: ReadonlySet<string> = new Set([
  'groups.roster-disk-full',
  'groups.roster-no-agreement',
  'groups.roster-outside-agreement',
  'groups.roster-ours',
])

/** Many technical reasons, few plain sentences: what somebody can do about a file that could not be taken. */
export function sentenceOfFailure(reason: string): string {
  if (ofOurs.has(reason)) return reason
  const own = fromPackage.find((name) => reason === `oneroster.${name}`)
  if (own !== undefined) return `groups.roster-${own}`
  if (reason === 'reading.too-large' || reason === 'reading.too-many-rows') return 'groups.roster-too-large'
  return reason === 'reading.empty' ? 'groups.roster-empty' : 'groups.roster-unreadable'
}
