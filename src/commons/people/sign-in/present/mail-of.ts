import type { Mail } from '#platform/mail/words.ts'

export interface Letter {
  readonly to: string
  readonly language: string
  readonly subject: string
  readonly before: readonly string[]
  readonly link: { readonly href: string; readonly label: string }
  readonly after: readonly string[]
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\n', '<br>')

/** A letter with one link, as plain text and as markup that any mail program shows: no picture, no style, no tracking. */
export function mailOf({ to, language, subject, before, link, after }: Letter): Mail {
  const paragraph = (text: string): string => `<p>${escaped(text)}</p>`
  return {
    to,
    // One line, whatever a name in it holds.
    subject: subject.replaceAll(/\s+/g, ' ').slice(0, 200),
    text: [...before, link.href, ...after].join('\n\n'),
    html: [
      `<!doctype html><html lang="${escaped(language)}" dir="${rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'}">`,
      `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
      ...before.map(paragraph),
      `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`,
      ...after.map(paragraph),
      '</body></html>',
    ].join('\n'),
  }
}
