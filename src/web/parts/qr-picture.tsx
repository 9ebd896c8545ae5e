import { qrPath } from './qr-path.ts'

/** A code to point a camera at: black on white in every light, and on paper. @param name what it is, for who can not see it */
export function QrPicture({ text, name }: { readonly text: string; readonly name: string }) {
  const { path, viewBox } = qrPath(text)
  return (
    <svg className="qr" viewBox={viewBox} role="img" aria-label={name}>
      <rect x="-4" y="-4" width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
