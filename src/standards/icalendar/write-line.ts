const encoder = new TextEncoder()
const longestLine = 75

/** A content line folded at 75 octets without tearing a letter (RFC 5545, section 3.1), with its CRLF. */
export function contentLine(line: string): string {
  if (line.length <= longestLine && encoder.encode(line).length <= longestLine) return `${line}\r\n`
  let made = ''
  let octets = 0
  for (const letter of line) {
    const size = letter < '\u0080' ? 1 : encoder.encode(letter).length
    if (octets + size > longestLine) {
      made += '\r\n '
      octets = 1
    }
    made += letter
    octets += size
  }
  return `${made}\r\n`
}

// oxlint-disable-next-line no-control-regex -- control characters may not stand in a calendar
const controls = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/g

/** TEXT of section 3.3.11: backslash, semicolon, comma and line breaks escaped. */
export const escapedText = (text: string): string =>
  text
    .replace(controls, ' ')
    .replace(/[\\;,]/g, (letter) => `\\${letter}`)
    .replace(/\r\n?|\n/g, '\\n')

/** A parameter's value: quoted, and no quote or line break inside. */
export const quotedParameter = (text: string): string => `"${text.replace(controls, ' ').replace(/["\r\n]/g, "'")}"`

/** `20260321` */
export const dateValue = (day: string): string => day.replaceAll('-', '')

/** `20260321T180000` */
export const localValue = (day: string, time: string): string => `${dateValue(day)}T${time.replace(':', '')}00`

/** `20260321T170000Z` */
export const utcValue = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
