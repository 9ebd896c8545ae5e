// oxlint-disable-next-line no-control-regex -- raw control characters are what this file is about
const rawControl = /[\u0000-\u001f]/

/**
 * JSON as it should be, or with raw line breaks and other control characters inside strings, which are put back as
 * escapes. Undefined when it is neither.
 */
export function parseTolerant(text: string): { value: unknown; mended: boolean } | undefined {
  try {
    return { value: JSON.parse(text), mended: false }
  } catch {
    if (!rawControl.test(text)) return undefined
  }
  try {
    return { value: JSON.parse(escapeInStrings(text)), mended: true }
  } catch {
    return undefined
  }
}

function escapeInStrings(text: string): string {
  let made = ''
  let kept = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34) inString = !inString
    else if (inString && code === 92) at += 1
    if (!inString || code >= 32) continue
    made += `${text.slice(kept, at)}\\u${code.toString(16).padStart(4, '0')}`
    kept = at + 1
  }
  return made + text.slice(kept)
}
