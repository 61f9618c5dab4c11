import type { GeneratedFile } from '../generated-study.ts'
import type { StudyPlan } from '../model/simulate.ts'
import { type MappedTable, tableMapping } from '../write/mapped-table.ts'
import { type YamlValue, yamlText } from '../write/yaml.ts'

/** `mapping.yaml` of a study that is written as tables. */
export const mappingFile = (
  plan: StudyPlan,
  unit: 'wk' | 'mo' | 'a',
  tables: readonly MappedTable[],
  more: { readonly description: string; readonly armConcept?: string; readonly assays?: YamlValue },
): GeneratedFile => {
  const per = { wk: 1, mo: 365.25 / 84, a: 365.25 / 7 }[unit]
  const mapping: YamlValue = {
    study: { id: plan.id, title: plan.title, description: more.description, synthetic: true, armConcept: more.armConcept },
    visits: plan.times.map(({ label, weeks, window }) => ({
      label,
      time: Math.round(weeks / per),
      unit,
      window: window === 0 ? undefined : { before: window, after: window },
    })),
    files: tables.map(tableMapping),
    assays: more.assays,
  }
  return {
    path: 'mapping.yaml',
    content: { kind: 'text', text: `# Synthetic data: nobody in these files is a real person.\n${yamlText(mapping)}` },
  }
}
