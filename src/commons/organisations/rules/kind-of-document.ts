/** What a document shows itself to be by its first bytes; its name and what the browser says of it count for nothing. */
export function kindOfDocument(
  bytes: Uint8Array,
): { readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg' } | null {
  const begins = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return { mediaType: 'application/pdf' }
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { mediaType: 'image/png' }
  if (begins(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg' }
  return null
}
