export interface Piece {
  readonly text: string
  /** An address of the web, to be drawn as a link. */
  readonly href?: string
}

const address = /https?:\/\/[^\s<>"']+/gu
/** Belongs to the sentence around it. */
const closing = /[).,;:!?…]+$/u

/** P14: only what a responsible adult wrote becomes a link; from anybody else an address is letters. */
export function linksIn(body: string, part: 'responsible' | 'young'): Piece[] {
  if (part !== 'responsible') return [{ text: body }]
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: found, index } of body.matchAll(address)) {
    const href = found.replace(closing, '')
    if (!URL.canParse(href)) continue
    pieces.push({ text: body.slice(at, index) }, { text: href, href })
    at = index + href.length
  }
  return [...pieces, { text: body.slice(at) }].filter(({ text }) => text !== '')
}
