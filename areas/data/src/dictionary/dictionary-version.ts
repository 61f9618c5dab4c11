/** Version of the dictionary: `d-` and the first 16 hexadecimal digits of the fingerprint of its entries. A test keeps it true. */
export const dictionaryVersion = 'd-8aa00b2d1fa267dc'
