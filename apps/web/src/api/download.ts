/** Hands a file to the browser's downloads. */
export const download = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The browser may read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
