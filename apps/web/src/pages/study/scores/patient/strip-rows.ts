import type { PatientInstrument, PatientRecord, PatientResult } from './patient-types.ts'

/** One result over the visits, of one eye where an instrument is of one eye. */
export interface StripRow {
  readonly key: string
  readonly result: Pick<PatientResult, 'id' | 'kind' | 'label'>
  readonly eye?: 'right' | 'left'
  readonly main: boolean
  /** By visit; no entry where there is no record. */
  readonly cells: ReadonlyMap<string, { readonly record: PatientRecord; readonly result: PatientResult }>
}

/** Results as rows, the main one first, each eye for itself. `all` also gives those beside the main result and the states. */
export const stripRows = ({ records, main }: PatientInstrument, all: boolean): readonly StripRow[] => {
  const eyes = [...new Set(records.map(({ eye }) => eye))]
  const results = [...new Map(records.flatMap((record) => record.results.map((result) => [result.id, result] as const))).values()]
  return results
    .filter(({ id, kind }) => all || id === main || kind === 'category')
    .sort((a, b) => Number(b.id === main) - Number(a.id === main))
    .flatMap(({ id, kind, label }) =>
      eyes.map((eye) => ({
        key: `${id} ${eye ?? ''}`,
        result: { id, kind, label },
        ...(eye === undefined ? {} : { eye }),
        main: id === main,
        cells: new Map(
          records
            .filter((record) => record.eye === eye)
            .flatMap((record) => {
              const result = record.results.find((one) => one.id === id)
              return result === undefined ? [] : [[record.visit, { record, result }] as const]
            }),
        ),
      })),
    )
}
