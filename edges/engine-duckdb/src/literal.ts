/** A text as a SQL literal, for the places where SQL takes no parameter (file names of COPY and ATTACH). */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A name as a SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`
