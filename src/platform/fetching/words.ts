/** Why a feed was not fetched; each has its sentence. */
export type FetchRefusal =
  | 'fetching.not-an-address'
  | 'fetching.scheme-refused'
  | 'fetching.port-refused'
  | 'fetching.internal-address'
  | 'fetching.name-not-known'
  | 'fetching.not-reached'
  | 'fetching.took-too-long'
  | 'fetching.cut-off'
  | 'fetching.too-large'
  | 'fetching.too-many-redirects'
  | 'fetching.redirect-refused'
  | 'fetching.not-found'
  | 'fetching.not-allowed'
  | 'fetching.try-later'
  | 'fetching.server-refused'

export interface FetchLimits {
  readonly bytes: number
  readonly redirects: number
  /** Milliseconds without a byte: while the name is looked up, the line made, the answer awaited, the body sent. */
  readonly silenceMs: number
  /** Milliseconds from the first question to the last byte. */
  readonly wholeMs: number
}

export const fetchLimits: FetchLimits = { bytes: 256 * 1024 * 1024, redirects: 5, silenceMs: 20_000, wholeMs: 600_000 }

/** What is asked: the address, and what we know of the copy we have. */
export interface FeedRequest {
  readonly address: string
  readonly etag?: string | null
  readonly lastModified?: string | null
}

/** A feed on its way. Its bytes are as the server keeps them: a `.gz` still has to be opened. */
export interface ArrivingFeed {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Told by the server, often wrongly; a hint, never a condition. */
  readonly contentType: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  /** After redirects. */
  readonly address: string
}

export interface FetchOptions {
  readonly limits?: Partial<FetchLimits>
  readonly signal?: AbortSignal
  /** For tests against local servers only: which addresses may be called. The default is the public internet. */
  readonly mayCall?: (address: string) => boolean
  /** For tests only: how names become addresses. */
  readonly lookUp?: (name: string) => Promise<readonly string[]>
}
