import type { Origin } from '../../study.ts'
import { pathCode } from './category-path.ts'
import type { PlannedColumn } from './clinical-plan.ts'
import { type CrossTrialPrefix, crossTrialPath } from './cross-trial.ts'
import type { Variable } from './variable.ts'

/** The ledger's entry for a column that feeds a variable: where it is, and the rules of the maps that were applied. */
export const originOf = (
  file: string,
  header: string,
  { column, mapped, words, dynamic }: PlannedColumn,
  variable: Variable,
  crossTrial: readonly CrossTrialPrefix[],
): Origin => {
  const across = crossTrialPath(crossTrial, variable.path)
  const rules = [
    `type ${variable.type} ${mapped.type === undefined ? 'found in the values' : 'declared'}`,
    ...(dynamic ? [`path made from ${mapped.category} and ${mapped.label}`] : []),
    ...(variable.term === undefined ? [] : [`ontology code ${variable.term.code}`]),
    ...variable.harmony.rules,
    ...(variable.demographic === undefined ? [] : [`fills the patient's ${variable.demographic}`]),
    ...(across === undefined ? [] : [`across studies \\${pathCode(across)}`]),
    ...(words === undefined ? [] : [`words ${words.rule}`]),
  ]
  return {
    file,
    column: column + 1,
    header,
    ...(variable.term === undefined ? {} : { originalPath: variable.path }),
    rule: rules.join('; '),
  }
}
