import { type FactorColumn, type Frame, withColumns } from '@dacryon/stats/data'

/** The frame with this factor as 1 where it has the level and 0 where it has another, as models of events want it. */
export const asZeroOne = (frame: Frame, factor: FactorColumn, event: number): Frame =>
  withColumns(frame, {
    kind: 'numeric',
    name: factor.name,
    values: Float64Array.from(factor.codes, (code) => (code < 0 ? Number.NaN : code === event ? 1 : 0)),
  })
