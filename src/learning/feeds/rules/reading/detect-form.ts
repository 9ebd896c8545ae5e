import type { ReaderForm } from '../../words.ts'

/**
 * What kind of feed this is, by how it begins; names of files and what servers call them are often wrong.
 * @param beginning the first few kilobytes, unpacked, read as Latin letters
 */
export function detectForm(beginning: string): ReaderForm {
  const text = beginning.replace(/^\uFEFF|^\u00ef\u00bb\u00bf/, '').trimStart()
  if (text.startsWith('PK\u0003\u0004')) return 'hsds'
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'icalendar'
  if (/^<(!doctype\s+html|html)\b/i.test(text)) return 'schema-org'
  if (text.startsWith('<')) return 'xml'
  if (!/^[[{]/.test(text)) return 'csv'
  if (/"state"\s*:\s*"(updated|deleted)"/.test(text) && /"modified"\s*:/.test(text)) return 'rpde'
  return /"@context"\s*:\s*"https?:\/\/schema\.org/.test(text) ? 'schema-org' : 'json'
}
