import type { Config } from '#platform/config.ts'

/** Somebody else's machine that sees what we send it. */
export interface SubProcessor {
  readonly does: 'mail' | 'text' | 'files'
  /** Where it stands: the host alone, never who we are there. */
  readonly host: string
}

const hostOf = (address: string): string => new URL(address).hostname

/** P30: read from the settings the program itself runs with, so that the list can not be forgotten. */
export const subProcessors = ({
  mail,
  s3,
  textGateway,
}: Pick<Config, 'mail' | 's3' | 'textGateway'>): SubProcessor[] => [
  ...(mail ? [{ does: 'mail', host: hostOf(mail.url) } as const] : []),
  ...(textGateway ? [{ does: 'text', host: hostOf(textGateway.url.replaceAll(/[{}]/g, '')) } as const] : []),
  ...(s3 ? [{ does: 'files', host: hostOf(s3.endpoint ?? 'https://s3.amazonaws.com') } as const] : []),
]
