import { Path, Svg } from '@react-pdf/renderer'
import { qrPath } from '../parts/qr-path.ts'

/** On paper, at any size. */
export function QrCode({ address, size }: { address: string; size: number }) {
  const { path, viewBox } = qrPath(address)
  return (
    <Svg viewBox={viewBox} style={{ width: size, height: size }}>
      <Path d={path} fill="#000000" />
    </Svg>
  )
}
