import type { Language } from '#kernel/local-text.ts'
import { directionOf } from '../say/languages.ts'
import type { FrameAssets } from './frame.ts'

/** What this page layer asks of whoever built the files. */
export interface BuiltFiles {
  readonly url: (name: string) => string
  readonly island: (name: string) => { readonly script: string; readonly styles: readonly string[] }
}

const latin = 'atkinson-hyperlegible-next-latin-wght-normal.woff2'
const display = 'bricolage-grotesque-latin-wght-normal.woff2'
const arabic = 'vazirmatn-arabic-wght-normal.woff2'

/** The addresses a page of this language needs, with the fonts of its first view. */
export function frameAssets(files: BuiltFiles, language: Language, islands: readonly string[] = []): FrameAssets {
  const built = islands.map((name) => files.island(name))
  const fonts = directionOf(language) === 'rtl' ? [arabic, latin] : [latin, display]
  return {
    styles: [files.url('hedgerow.css'), ...built.flatMap(({ styles }) => styles)],
    scripts: built.map(({ script }) => script),
    fonts: fonts.map(files.url),
    mark: files.url('mark.svg'),
  }
}
