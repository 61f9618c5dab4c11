/** A cell as RFC 4180 wants it: quoted when it holds a comma, a quote, a line end, or blanks at its ends; otherwise as it is. */
export const csvCell = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
