import type { Issue } from '@dacryon/core'
import type { StudyInfo } from '@dacryon/data'

/** Ids are also names of files and parts of addresses. */
export const studyIdIssues = ({ id }: StudyInfo): readonly Issue[] =>
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(id)
    ? []
    : [
        {
          code: 'study-id-invalid',
          severity: 'error',
          message: `${id === '' ? 'An empty text' : id} cannot be the id of a study.`,
          remedy: 'Give another study id.',
          value: id,
          expected: 'letters, digits, _, - and ., at most 100, beginning with a letter or digit',
        },
      ]
