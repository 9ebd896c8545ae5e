import { create } from 'qrcode'

/** Modules of white around it, as the standard asks. */
const quiet = 4

/**
 * ISO/IEC 18004, medium correction: still read with a coffee stain on it. As one path, sharp at any size.
 * @returns the path, one unit a module, and the box it stands in with its white edge
 */
export function qrPath(text: string): { readonly path: string; readonly viewBox: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      // Neighbours in a row are one stroke: a third of the path, and of the time to write it.
      let dark = 0
      while (column + dark < modules.size && modules.get(row, column + dark)) dark += 1
      if (dark > 0) path += `M${column} ${row}h${dark}v1h-${dark}z`
      column += dark
    }
  }
  const side = modules.size + 2 * quiet
  return { path, viewBox: `${-quiet} ${-quiet} ${side} ${side}` }
}
