import { create } from 'qrcode'

/**
 * ISO/IEC 18004, medium correction: still read with a coffee stain on it. As one path on a square of `side` modules, for
 * paper and page alike; whoever draws it leaves four modules of white around it, as the standard asks.
 */
export function codePath(address: string): { readonly path: string; readonly side: number } {
  const { modules } = create(address, { errorCorrectionLevel: 'M' })
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
  return { path, side: modules.size }
}
