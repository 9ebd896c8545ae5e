export type Remember = (key: string | number, write: () => string) => string

/**
 * Remembers what was written: pages write the same few numbers, days and hours again and again, and `Intl` takes
 * 1 µs for a number and 30 µs for a range. Forgets everything at four thousand, so hostile variety costs only time.
 */
export function remembering(most = 4000): Remember {
  const written = new Map<string | number, string>()
  return (key, write) => {
    let text = written.get(key)
    if (text === undefined) {
      if (written.size >= most) written.clear()
      text = write()
      written.set(key, text)
    }
    return text
  }
}
