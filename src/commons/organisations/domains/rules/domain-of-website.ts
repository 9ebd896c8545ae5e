/**
 * Law: what is proven is the name alone, without `www.`, whatever page of it an organisation calls its own.
 * @returns null: there is no name to prove
 */
export function domainOfWebsite(website: string | null): string | null {
  if (website === null || !URL.canParse(website)) return null
  const { hostname, protocol } = new URL(website)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const domain = hostname.toLowerCase().replace(/^www\./, '')
  return /^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(domain) ? domain : null
}
