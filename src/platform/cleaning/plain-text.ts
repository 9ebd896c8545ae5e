import { Parser } from 'htmlparser2'
import { hasMarkup, mostLettersOfText, unreadTags } from './clean-html.ts'

const silent = new Set([...unreadTags, 'head'])
const blocks = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'table',
  'tr',
  'blockquote',
  'section',
  'article',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
])

/**
 * Foreign HTML as plain text: entities become letters, paragraphs are parted by an empty line, list items begin with a
 * dash. Text without markup keeps its words; white space is tidied either way. Text that was escaped twice
 * (`&amp;eacute;`) is opened twice.
 */
export function plainText(text: string): string {
  const cut = text.slice(0, mostLettersOfText)
  if (!hasMarkup(cut)) return tidy(cut)
  const once = textOf(cut)
  // Only entities are opened again: a tag that was escaped was meant to be read.
  return tidy(/&(?:#\d+|#x[0-9a-f]+|[a-z]{2,32});/i.test(once) && !/<[a-z]/i.test(once) ? textOf(once) : once)
}

function textOf(html: string): string {
  let made = ''
  let silence = 0
  const parser = new Parser(
    {
      onopentag(name) {
        if (silent.has(name)) silence += 1
        else if (name === 'br') made += '\n'
        else if (name === 'li') made += '\n- '
        else if (blocks.has(name)) made += '\n\n'
      },
      onclosetag(name) {
        if (silent.has(name)) silence = Math.max(0, silence - 1)
        else if (blocks.has(name)) made += '\n\n'
      },
      ontext(piece) {
        if (silence === 0) made += piece
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return made
}

// oxlint-disable-next-line no-control-regex -- control characters are what is dropped
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g
/** Marks that turn the direction of what follows, also outside their own text. */
const directionOverrides = /[\u202a-\u202e\u2066-\u2069]/g

// oxlint-disable-next-line no-control-regex -- the quick look for anything to tidy
const untidy = /[\u0000-\u001f\u007f-\u00a0\u2028-\u202e\u2066-\u2069\ufffe\uffff]| {2}|^ | $/

/** Line ends as `\n`, at most one empty line, no spaces at line ends, no control characters. */
export function tidy(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .replace(directionOverrides, '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
