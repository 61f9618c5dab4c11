const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64 text (RFC 4648), with padding. */
export const base64 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const left = bytes.length - at
    parts.push(
      letters.charAt(word >> 18),
      letters.charAt((word >> 12) & 63),
      left > 1 ? letters.charAt((word >> 6) & 63) : '=',
      left > 2 ? letters.charAt(word & 63) : '=',
    )
  }
  return parts.join('')
}
