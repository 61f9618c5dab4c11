import { addExact, compareExact, type Exact, exact, exactOne, exactZero, sumExact } from '@dacryon/core'
import { invalid, isMissing, type Missing, missing } from '../../definition/reason.ts'
import { whyMissing } from '../../rules/any-of.ts'
import { ifKnown, lacking } from '../../rules/known.ts'

type ZoneId = 'cornea' | 'nasal' | 'temporal'

/** Greatest number of dots of grades 0, 1 and 2. */
const upTo = { cornea: [0, 5, 30], nasal: [9, 32, 100], temporal: [9, 32, 100] } as const satisfies Readonly<
  Record<ZoneId, readonly number[]>
>

const zones = ['cornea', 'nasal', 'temporal'] as const satisfies readonly ZoneId[]

const extras = ['confluent', 'pupil', 'filaments'] as const

type Given = { readonly [K in (typeof extras)[number]]: boolean | undefined } & {
  readonly [K in `${ZoneId}_${'dots' | 'grade'}`]: Exact | undefined
}

const gradeOf = (dots: Exact, most: readonly number[]): Exact => {
  const grade = most.findIndex((limit) => compareExact(dots, exact(limit)) <= 0)
  return exact(grade < 0 ? 3 : grade)
}

const zoneGrade = (id: ZoneId, given: Given): Exact | Missing | 'disagree' => {
  const [dots, grade] = [given[`${id}_dots`], given[`${id}_grade`]]
  if (dots === undefined) return grade ?? missing(`missing:${id}`)
  const counted = gradeOf(dots, upTo[id])
  return grade !== undefined && compareExact(grade, counted) !== 0 ? 'disagree' : counted
}

const corneaOf = (grade: Exact | Missing, given: Given): Exact | Missing => {
  const lost = whyMissing([grade, lacking(given, extras)])
  if (lost !== undefined || isMissing(grade)) return lost ?? missing('missing:cornea')
  return extras.reduce((sum, id) => addExact(sum, given[id] === true ? exactOne : exactZero), grade)
}

/** Zones, total and both cut-offs of one eye. */
export const scoreOss = (given: Given, options: { readonly sicca_cut: Exact; readonly acr_eular_cut: Exact }) => {
  const wrong: string[] = []
  const graded = (id: ZoneId): Exact | Missing => {
    const grade = zoneGrade(id, given)
    if (grade !== 'disagree') return grade
    wrong.push(id)
    return missing(`invalid:${id}`)
  }
  const [cornea, nasal, temporal] = [graded('cornea'), graded('nasal'), graded('temporal')]
  const clean = !isMissing(cornea) && cornea.n === 0
  if (clean && (given.confluent === true || given.pupil === true)) wrong.push('extra_without_staining')
  const [first, ...more] = wrong
  if (first !== undefined) return invalid(first, ...more)
  return totals({ cornea: corneaOf(cornea, given), nasal, temporal }, options)
}

const labels = {
  cornea: { en: 'Cornea', fr: 'Cornée' },
  nasal: { en: 'Nasal', fr: 'Nasale' },
  temporal: { en: 'Temporal', fr: 'Temporale' },
} as const

const totals = (
  scores: Readonly<Record<ZoneId, Exact | Missing>>,
  { sicca_cut, acr_eular_cut }: { readonly sicca_cut: Exact; readonly acr_eular_cut: Exact },
) => {
  const known = Object.values(scores).flatMap((score) => (isMissing(score) ? [] : [score]))
  const total = whyMissing(Object.values(scores)) ?? sumExact(known)
  return {
    values: {
      ...scores,
      total,
      abnormal3: ifKnown(total, (value) => compareExact(value, sicca_cut) >= 0),
      positive5: ifKnown(total, (value) => compareExact(value, acr_eular_cut) >= 0),
    },
    parts: zones.map((id) => {
      const got = scores[id]
      return { id, label: labels[id], of: id === 'cornea' ? 6 : 3, ...(!isMissing(got) && { got }) }
    }),
  }
}
