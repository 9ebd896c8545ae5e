import { Path, Svg } from '@react-pdf/renderer'
import { create } from 'qrcode'

/** ISO/IEC 18004, medium correction: still read with a coffee stain on it. Drawn as one path, sharp at any size. */
export function QrCode({ address, size }: { address: string; size: number }) {
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
  // Four modules of white around it, as the standard asks.
  const quiet = 4
  const side = modules.size + 2 * quiet
  return (
    <Svg viewBox={`${-quiet} ${-quiet} ${side} ${side}`} style={{ width: size, height: size }}>
      <Path d={path} fill="#000000" />
    </Svg>
  )
}
