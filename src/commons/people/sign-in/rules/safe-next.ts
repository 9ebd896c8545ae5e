/** Where one lands when nothing else, or nothing safe, was asked for. */
const home = '/me'

/**
 * Only a path of this very site: a link in our own message must not be a way to somebody else's page. Whatever a browser
 * would read as another host (`//x`, `/\x`, a tab in between, a scheme) leads home.
 */
export function safeNext(asked: string | undefined): string {
  if (asked === undefined || asked.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked)) return home
  const read = URL.canParse(asked, 'https://here.invalid') ? new URL(asked, 'https://here.invalid') : null
  return read?.origin === 'https://here.invalid' && !read.pathname.startsWith('//')
    ? `${read.pathname}${read.search}`
    : home
}
