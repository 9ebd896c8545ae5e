const awkward = /["&'<>]/
const everyAwkward = /["&'<>]/g
const escapes: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
}

/** Text that can stand between tags and inside a quoted attribute. */
export const escaped = (text: string): string =>
  awkward.test(text) ? text.replaceAll(everyAwkward, (character) => escapes[character]!) : text
