import type { Language } from '#kernel/local-text.ts'
import type { Voice } from '../say/voices.ts'

export interface LinkTo {
  readonly href: string
  readonly label: string
}

export interface NavigationLink extends LinkTo {
  readonly current: boolean
}

export interface FrameEcosystem {
  readonly name: string
  /** The language the name is written in, where it is not the page's. */
  readonly language?: Language | undefined
  /** What its addresses begin with: `/somewhere`, or nothing on a host of its own. */
  readonly prefix: string
  /** Carries its accent; changes address when the accent changes. */
  readonly themeHref: string
  /** One honest line over everything, "A demonstration with real listings", and the whole of it for who asks. */
  readonly banner?: { readonly short: string; readonly whole: string } | undefined
}

/** Addresses of built files, from the assets' manifest; the shared look does not know how they were built. */
export interface FrameAssets {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  /** Fonts of the first view, asked for before the style sheet names them. */
  readonly fonts: readonly string[]
  /** The house's mark, for the browser's tab. */
  readonly mark: string
}

/** Everything around a page's body. The front desk fills it in; a page brings title, description and body. */
export interface Frame {
  readonly voice: Voice
  readonly title: string
  readonly description?: string | undefined
  readonly ecosystem: FrameEcosystem | null
  readonly navigation: readonly NavigationLink[]
  /** What the navigation leads through, where it is not the site: "Rooms of the back office". */
  readonly navigationLabel?: string | undefined
  /** This page's own address, for the language links: path, and query without `lang`. */
  readonly address: { readonly path: string; readonly query: string }
  readonly languages: readonly Language[]
  readonly assets: FrameAssets
  readonly theme?: 'light' | 'dark' | undefined
  /** One sentence about what was just done. */
  readonly flash?: string | undefined
  /** What the find box of the header holds; null leaves the box out (the page has its own). */
  readonly sought?: string | null | undefined
  readonly help: LinkTo
  /** One's own page: the same link for everybody, signed in or not, so that pages stay alike. */
  readonly mine: LinkTo
  readonly footer: readonly (LinkTo & { readonly rel?: string })[]
  /** Absolute address under which this page is known. */
  readonly canonical?: string | undefined
  /** The same page as a calendar. */
  readonly calendars?: readonly LinkTo[] | undefined
  /** schema.org, as a data block: it is never executed. */
  readonly structured?: unknown
  readonly hideFromSearchEngines?: boolean | undefined
}
