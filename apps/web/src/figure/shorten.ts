/** Text cut to a length, with an ellipsis. */
export const shorten = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
