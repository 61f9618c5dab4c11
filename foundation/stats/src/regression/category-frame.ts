import type { Outcome } from '@dacryon/core'
import { type Frame, factorOf, withColumns } from '../data/frame.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type ModelFrame, type ModelSpecification, modelFrame } from './model-frame.ts'

/** A model frame whose response is a factor: `y` holds codes into `levels`, of which every one occurs. */
export interface CategoryFrame extends ModelFrame {
  readonly levels: readonly string[]
}

/** Issues: those of `modelFrame`; `too-few-levels` where fewer than two levels occur. */
export const categoryFrame = (frame: Frame, specification: ModelSpecification): Outcome<CategoryFrame> => {
  const factor = factorOf(frame, specification.response)
  if (!factor.ok) return factor
  const { name, levels, codes } = factor.value
  const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code))
  const read = modelFrame(withColumns(frame, { kind: 'numeric', name, values }), specification)
  if (!read.ok) return read
  const seen = new Set(read.value.y)
  const used = levels.flatMap((level, code) => (seen.has(code) ? [{ level, code }] : []))
  if (used.length < 2)
    return failed(
      inputError('too-few-levels', `${name} has one level among the rows used.`, 'Choose a response with at least two.', { column: name }),
    )
  const at = new Map(used.map(({ code }, position) => [code, position]))
  return done({ ...read.value, y: read.value.y.map((code) => at.get(code) ?? 0), levels: used.map(({ level }) => level) })
}
