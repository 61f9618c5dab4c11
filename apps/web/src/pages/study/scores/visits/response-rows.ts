import { type ArmNames, armName, type Of, type ResultSummary, type Summary } from './points-of.ts'

/** How many met a result in an arm. */
export interface ResponseRow {
  readonly result: string
  readonly label: ResultSummary['label']
  readonly arm: string
  readonly yes: number
  readonly n: number
  readonly missing: number
  /** Absent where nobody has the result. */
  readonly rate?: NonNullable<ResultSummary['rate']>
}

/** Every yes or no of an instrument at a visit, the main result last. */
export const responseRows = ({ groups, instrument }: Summary, visit: string, of: Of, names: ArmNames): readonly ResponseRow[] =>
  groups
    .filter((group) => group.visit === visit)
    .flatMap((group) =>
      group.results
        .filter(({ kind }) => kind === 'yes-no')
        .map((found): ResponseRow => {
          const rate = of === 'known' ? found.rate : found.rateOfAll
          return {
            result: found.result,
            label: found.label,
            arm: armName(group, names),
            yes: found.yes ?? 0,
            n: of === 'known' ? found.known : group.enrolled,
            missing: found.missing,
            ...(rate === undefined ? {} : { rate }),
          }
        }),
    )
    .sort((a, b) => Number(a.result === instrument.main) - Number(b.result === instrument.main))
