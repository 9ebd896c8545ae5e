/**
 * What a browser may fetch ahead of a click (sent as the `Speculation-Rules` header's document).
 * Only pages that read: never the office, a change of language, an export, or any address outside the given prefixes.
 */
export function speculationRules(prefixes: readonly string[]) {
  const read = prefixes.flatMap((prefix) => [`${prefix}/`, `${prefix}/opportunities*`, `${prefix}/organisations*`])
  return {
    prefetch: [
      {
        source: 'document',
        where: {
          and: [
            { href_matches: read },
            { not: { href_matches: ['/*\\?*lang=*', '/*.ics*', '/*.csv*', '/*/office/*'] } },
            { not: { selector_matches: '[rel~=nofollow], [download], [data-effect]' } },
          ],
        },
        eagerness: 'moderate',
      },
    ],
  }
}
