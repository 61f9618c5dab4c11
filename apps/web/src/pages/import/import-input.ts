import type { InputOf } from '../../api/operations.ts'
import type { ImportSearch } from './import-search.ts'

/** The import that an address of the wizard asks for. */
export const importInput = (
  { path = '', format, study, encoding, title, synthetic }: ImportSearch,
  dryRun: boolean,
): InputOf<'import'> => ({
  path,
  dryRun,
  ...(format === undefined ? {} : { format }),
  ...(study === undefined ? {} : { study }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(title === undefined ? {} : { title }),
  ...(synthetic === undefined ? {} : { synthetic: true }),
})
