import type { SymbolShape } from './series.ts'

const polygon = (points: readonly (readonly [number, number])[], x: number, y: number, r: number): string =>
  `M${points.map(([dx, dy]) => `${round(x + dx * r)} ${round(y + dy * r)}`).join('L')}Z`

const round = (value: number): number => Math.round(value * 100) / 100

const corners: Readonly<Record<Exclude<SymbolShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.88, -0.88],
    [0.88, -0.88],
    [0.88, 0.88],
    [-0.88, 0.88],
  ],
  triangle: [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  down: [
    [0, 1.2],
    [1.1, -0.8],
    [-1.1, -0.8],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  plus: [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
  cross: [
    [0, -0.6],
    [0.7, -1.2],
    [1.2, -0.7],
    [0.6, 0],
    [1.2, 0.7],
    [0.7, 1.2],
    [0, 0.6],
    [-0.7, 1.2],
    [-1.2, 0.7],
    [-0.6, 0],
    [-1.2, -0.7],
    [-0.7, -1.2],
  ],
  star: [
    [0, -1.35],
    [0.36, -0.42],
    [1.3, -0.42],
    [0.55, 0.16],
    [0.82, 1.1],
    [0, 0.55],
    [-0.82, 1.1],
    [-0.55, 0.16],
    [-1.3, -0.42],
    [-0.36, -0.42],
  ],
}

/** Outline of a point around (x, y); shapes of one `r` have about the same area. */
export const symbolPath = (shape: SymbolShape, x: number, y: number, r: number): string =>
  shape === 'circle'
    ? `M${round(x - r)} ${round(y)}a${round(r)} ${round(r)} 0 1 0 ${round(2 * r)} 0a${round(r)} ${round(r)} 0 1 0 ${round(-2 * r)} 0Z`
    : polygon(corners[shape], x, y, r)
