import { hexOf, sha256 } from '../../sha-256/sha-256.ts'

/**
 * A tree of hashes as in RFC 6962: leaves begin with the byte 0, inner nodes with the byte 1, so that neither can be taken
 * for the other; the last of an odd row goes up as it is. Hashes are 64 hex digits.
 */
const encoder = new TextEncoder()

/** The hash of one leaf: byte 0, the salt, a line feed, the row. The salt keeps others from guessing rows until one fits. */
export function leafOf(salt: string, row: string): string {
  return hexOf(sha256(encoder.encode(`\u0000${salt}\n${row}`)))
}

function nodeOf(left: string, right: string): string {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  for (let at = 0; at < 32; at += 1) {
    bytes[1 + at] = Number.parseInt(left.slice(2 * at, 2 * at + 2), 16)
    bytes[33 + at] = Number.parseInt(right.slice(2 * at, 2 * at + 2), 16)
  }
  return hexOf(sha256(bytes))
}

/** From the leaves up to the root alone. */
export function treeOf(leaves: readonly string[]): readonly (readonly string[])[] {
  const levels = [leaves]
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const above: string[] = []
    for (let at = 0; at < level.length; at += 2) {
      above.push(at + 1 < level.length ? nodeOf(level[at]!, level[at + 1]!) : level[at]!)
    }
    level = above
  }
  return levels
}

/** The root; of no leaves the hash of nothing, as in the RFC. */
export const rootOf = (tree: readonly (readonly string[])[]): string =>
  tree.at(-1)![0] ?? hexOf(sha256(new Uint8Array()))

/** What one needs beside a leaf to reach the root, from below. */
export function pathOf(tree: readonly (readonly string[])[], position: number): string[] {
  return tree.slice(0, -1).flatMap((level, height) => level[(position >>> height) ^ 1] ?? [])
}

/** The root that a leaf and its path lead to, or null where the path does not fit a tree of so many leaves. */
export function rootFrom(leaf: string, position: number, leaves: number, path: readonly string[]): string | null {
  if (!Number.isSafeInteger(position) || position < 0 || position >= leaves) return null
  let hash = leaf
  let used = 0
  for (let at = position, width = leaves; width > 1; at >>>= 1, width = (width + 1) >>> 1) {
    if ((at ^ 1) >= width) continue
    const beside = path[used]
    if (beside === undefined || !/^[0-9a-f]{64}$/.test(beside)) return null
    used += 1
    hash = at % 2 === 0 ? nodeOf(hash, beside) : nodeOf(beside, hash)
  }
  return used === path.length ? hash : null
}
