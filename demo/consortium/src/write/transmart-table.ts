import type { Findings } from '../model/findings.ts'
import { cellOf } from './column.ts'
import type { ClinicalTable } from './transmart.ts'
import { asColumn, type FiledVariable } from './variables.ts'

/** Variables whose values are words, or ordered codes that are read as words. */
const wordVariables =
  /^(demo\.(sex|ancestry|smoking|site_id)|com\.|sx\.|imm\.(ssa|ssb|cryoglobulin|monoclonal)|hist\.(germinal_centre|lel)|pro\.pass|score\.|trial\.(arm|completion))/

/** A data file of subject rows: reserved columns first, then one column a variable. */
export const clinicalTable = (
  file: string,
  reserved: readonly { readonly reserved: string; readonly header: string }[],
  variables: readonly (FiledVariable & { readonly path?: readonly string[] })[],
  rows: Iterable<{ readonly leading: readonly (string | number)[]; readonly findings: readonly Findings[] }>,
): ClinicalTable => ({
  file,
  columns: [
    ...reserved,
    ...variables.map((variable) => ({
      variable,
      category: wordVariables.test(variable.id),
      ...(variable.path === undefined ? {} : { path: variable.path }),
    })),
  ],
  rows: Array.from(rows, ({ leading, findings }) => {
    // A variable with a path of its own (another reader) takes its value from the second findings.
    const [first = {}, second = first] = findings
    return [
      ...leading,
      ...variables.map((variable) =>
        cellOf(asColumn(variable), variable.path === undefined ? first : second, { decimal: '.', missing: '' }),
      ),
    ]
  }),
})
