/** Comparable form of a cell: no blanks at the ends, lower case, composed accents. */
export const plainCell = (text: string): string => text.trim().normalize('NFC').toLowerCase()
