import type { Mail } from './words.ts'

/** A paragraph, or a link that stands alone. */
export type LetterPart = string | { readonly href: string; readonly label: string }

export interface Letter {
  readonly to: string
  readonly language: string
  readonly subject: string
  readonly parts: readonly LetterPart[]
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\n', '<br>')

/** A letter as plain text and as markup that any mail program shows: no picture, no style, no tracking. */
export function letterOf({ to, language, subject, parts }: Letter): Mail {
  const direction = rightToLeft.has(language.split('-')[0]!) ? 'rtl' : 'ltr'
  return {
    to,
    // One line, whatever a name in it holds.
    subject: subject.replaceAll(/\s+/g, ' ').slice(0, 200),
    text: parts.map((part) => (typeof part === 'string' ? part : `${part.label}:\n${part.href}`)).join('\n\n'),
    html: [
      `<!doctype html><html lang="${escaped(language)}" dir="${direction}">`,
      `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
      ...parts.map((part) =>
        typeof part === 'string'
          ? `<p>${escaped(part)}</p>`
          : `<p><a href="${escaped(part.href)}">${escaped(part.label)}</a></p>`,
      ),
      '</body></html>',
    ].join('\n'),
  }
}
