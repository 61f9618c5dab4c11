import type { Random } from '@dacryon/core'
import { modules } from '../genes.ts'
import type { Donor } from '../model/expression.ts'

/** An invented healthy person who gave blood. */
export interface HealthyControl {
  readonly subject: string
  readonly age: number
  readonly donor: Donor
}

/** Sixty healthy controls: their gene programmes are standard normal, which is what the unit of a programme means. */
export const cedarControls = (random: Random): readonly HealthyControl[] =>
  Array.from({ length: 60 }, (_, index) => {
    const draw = random.fork(`control ${index}`)
    const subject = `CH${String(index + 1).padStart(4, '0')}`
    const sex = draw.bernoulli(0.9) ? 'F' : 'M'
    const programme = { interferon: 0, 'b-cell': 0, 'plasma-cell': 0, neutrophil: 0, 't-cell': 0, erythroid: 0 }
    for (const module of modules) programme[module] = draw.normal()
    const donor: Donor = { sample: `${subject}-B0`, sex, programme, batch: `B${1 + (index % 4)}`, random: draw }
    return { subject, age: draw.integer(28, 70), donor }
  })
