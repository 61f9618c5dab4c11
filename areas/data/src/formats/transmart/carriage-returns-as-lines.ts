const carriageReturn = 13
const lineFeed = 10

/**
 * Curators' spreadsheets on old Macintoshes ended lines with a lone carriage return, and such study folders are still around. A file
 * whose first piece has carriage returns and no line feed is given on with line feeds; any other is left as it is.
 */
export async function* carriageReturnsAsLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let lone: boolean | undefined
  for await (const piece of bytes) {
    if (lone === undefined && piece.includes(carriageReturn))
      lone = !piece.includes(lineFeed) && piece.indexOf(carriageReturn) < piece.length - 1
    else if (lone === undefined && piece.includes(lineFeed)) lone = false
    yield lone === true ? piece.map((byte) => (byte === carriageReturn ? lineFeed : byte)) : piece
  }
}
