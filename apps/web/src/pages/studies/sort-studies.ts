import type { OutputOf } from '../../api/operations.ts'

export type StudyOrder = 'title' | 'patients' | 'observations' | 'imported'
type Found = OutputOf<'studies'>['studies'][number]

/** Studies by title, or largest or newest first; reference data, which hold no patients, come last. */
export const sortStudies = (studies: readonly Found[], order: StudyOrder, compare: (a: string, b: string) => number): readonly Found[] => {
  const by: Readonly<Record<StudyOrder, (a: Found, b: Found) => number>> = {
    title: (a, b) => compare(a.release.content.study.title, b.release.content.study.title),
    patients: (a, b) => b.release.content.counts.subjects - a.release.content.counts.subjects,
    observations: (a, b) => b.release.content.counts.observations - a.release.content.counts.observations,
    imported: (a, b) => b.release.provenance.at.localeCompare(a.release.provenance.at),
  }
  const isReference = ({ release }: Found): number => (release.content.study.kind === 'reference' ? 1 : 0)
  return studies.toSorted(
    (a, b) => isReference(a) - isReference(b) || by[order](a, b) || compare(a.release.content.study.id, b.release.content.study.id),
  )
}
