import sanitizeHtml from 'sanitize-html'

/** Longest text cleaned; what is longer is cut before it is read, for cleaning costs more than its length. */
export const mostLettersOfText = 60_000

const nesting = 20

/** Their text is not meant to be read. */
export const unreadTags: readonly string[] = [
  'script',
  'style',
  'textarea',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'title',
]

const allowed: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [...unreadTags, 'option'],
  nestingLimit: nesting,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  transformTags: {
    b: 'strong',
    i: 'em',
    div: 'p',
    h1: 'p',
    h2: 'p',
    h3: 'p',
    h4: 'p',
    h5: 'p',
    h6: 'p',
    // No credit and no handle on our window for a page that a stranger named.
    a: (_name, { href }): sanitizeHtml.Tag => ({ tagName: 'a', attribs: linkOf(href) }),
  },
  // A link to nowhere we allow is plain text; an empty paragraph is nothing.
  exclusiveFilter: ({ tag, attribs, text, mediaChildren }) => {
    if (tag === 'a' && !attribs['href']) return 'excludeTag'
    return tag === 'p' && text.trim() === '' && mediaChildren.length === 0
  },
}

const absolute = /^(?:https?:\/\/[^\s"'<>\\]+|mailto:[^\s"'<>\\]+@[^\s"'<>\\]+)$/i

/** A relative link would lead into our own pages; only a whole address stays. */
function linkOf(href: string | undefined): sanitizeHtml.Attributes {
  const link = href?.trim() ?? ''
  return absolute.test(link) ? { href: link, rel: 'nofollow noopener ugc' } : {}
}

const markup = /<(?:\/?[a-z]|!--|!\[|\?)|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,32}\d{0,2});/i

/** Could a browser read anything in this text as markup? Prose with a lone `<` or `&` could not. */
export const hasMarkup = (text: string): boolean => markup.test(text)

/**
 * Foreign HTML as safe HTML: paragraphs, line breaks, lists, strong, emphasis, and links to http, https and mail. All
 * else is dropped, its text kept, save what was never text (script, style). Plain text comes back escaped.
 */
export function cleanHtml(html: string): string {
  const clean = sanitizeHtml(html.slice(0, mostLettersOfText), allowed).trim()
  return blockInParagraph.test(clean) ? sanitizeHtml(clean, allowed).trim() : clean
}

/** Dropped tags may leave a list inside a paragraph, where a browser would end the paragraph; cleaned once more it is. */
const blockInParagraph = /<p>(?:(?!<\/p>)[^])*?<(?:p|ul|ol)>/
