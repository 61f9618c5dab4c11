import { computeNormalQuantile, type Random } from '@dacryon/core'
import { figure } from '../figures.ts'
import { blend, clamped, levelOf } from './normal.ts'
import type { Person, Trait } from './person.ts'

/** Right and left parotid, right and left submandibular gland. */
export const glands = ['PR', 'PL', 'SR', 'SL'] as const
type Gland = (typeof glands)[number]

const own: Readonly<Record<Gland, Trait>> = {
  PR: 'glandRightParotid',
  PL: 'glandLeftParotid',
  SR: 'glandRightSubmandibular',
  SL: 'glandLeftSubmandibular',
}

/** What one reader saw in one gland: the OMERACT grade 0-3 and the five Hočevar items. */
export interface GlandReading {
  readonly gland: Gland
  readonly omeract: number
  readonly echo: number
  readonly inhom: number
  readonly hypo: number
  readonly hyper: number
  readonly border: number
}

/** A reader: how much higher than the truth, and how unsteadily, they grade (in standard deviations of the gland). */
export interface GlandReader {
  readonly id: string
  readonly bias: number
  readonly error: number
}

// Four glands share most of their damage; the single-gland share is lower than the share of patients with any positive gland.
const shared = 0.87
const single = figure('ultrasoundPositive') - 0.2
const grades = [single + 0.16, single, single - 0.16] as const

const item = (z: number, top: number): number => clamped(Math.round(top * (0.33 + 0.33 * z)), 0, top)

/** Read the four glands of a person once. */
export const readGlands = (person: Person, random: Random, reader: GlandReader, progress = 0): readonly GlandReading[] =>
  glands.map((gland) => {
    const truth = blend(person.trait[own[gland]], [shared, person.gland]) + progress
    const seen = (truth + reader.bias + reader.error * random.normal()) / Math.sqrt(1 + reader.error ** 2)
    const detail = (): number => seen + 0.35 * random.normal()
    return {
      gland,
      omeract: levelOf(seen, grades),
      echo: detail() > computeNormalQuantile(1 - grades[0]) ? 1 : 0,
      inhom: item(detail(), 3),
      hypo: item(detail() - 0.2, 3),
      hyper: item(detail() - 0.4, gland.startsWith('P') ? 3 : 1),
      border: item(detail() - 0.3, 3),
    }
  })

/** Hočevar total 0-48 of four glands. */
export const hocevarTotal = (readings: readonly GlandReading[]): number =>
  readings.reduce((sum, { echo, inhom, hypo, hyper, border }) => sum + echo + inhom + hypo + hyper + border, 0)
