const marks = [
  { dash: '0', symbol: 'circle', path: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0' },
  { dash: '6 3', symbol: 'square', path: 'M-3.6,-3.6h7.2v7.2h-7.2z' },
  { dash: '2 3', symbol: 'triangle', path: 'M0,-5L4.6,3.6H-4.6z' },
  { dash: '8 3 2 3', symbol: 'diamond', path: 'M0,-5.4L4,0L0,5.4L-4,0z' },
] as const

/** How a series is told from others without colour: dash of its line, symbol of its dots, and that symbol as a path. */
export const seriesMark = (index: number): (typeof marks)[number] => marks[index % marks.length] ?? marks[0]
