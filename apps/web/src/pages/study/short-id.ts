/** The beginning of a release id: enough to tell releases apart and to find one again. */
export const shortId = (id: string): string => id.slice(0, 10)
