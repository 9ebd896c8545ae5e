/**
 * Column names as fields are called: trimmed, never empty, never twice. A nameless column is `column 5`, and is kept
 * only if it comes before the last named one; nameless columns at the end hold nothing.
 */
export function namesOfColumns(header: readonly string[]): string[] {
  let last = header.length
  while (last > 0 && header[last - 1]!.trim() === '') last -= 1
  const taken = new Set<string>()
  return header.slice(0, last).map((cell, index) => {
    const written = cell.replace(/\s+/g, ' ').trim()
    const name = written === '' || written === '__proto__' ? `column ${index + 1}` : written
    let unique = name
    for (let times = 2; taken.has(unique); times += 1) unique = `${name} (${times})`
    taken.add(unique)
    return unique
  })
}
