interface Asking {
  readonly id: string
  readonly friends: string | null
  readonly wishes: readonly string[]
}

/**
 * Law: friends who share a word and make the same wishes in the same order are placed together or not at all. Whoever wishes
 * otherwise, or is alone under the word, asks alone.
 * @returns the block by the id of the row; who asks alone is not in it
 */
export function blocksOf(rows: readonly Asking[]): ReadonlyMap<string, string> {
  const alike = Map.groupBy(
    rows.filter(({ friends }) => friends !== null),
    ({ friends, wishes }) => `${friends} ${wishes.join(' ')}`,
  )
  const blocks = new Map<string, string>()
  for (const members of alike.values()) {
    if (members.length < 2) continue
    const block = members.map(({ id }) => id).reduce((a, b) => (a < b ? a : b))
    for (const { id } of members) blocks.set(id, block)
  }
  return blocks
}
