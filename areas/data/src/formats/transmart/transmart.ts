import { IssueError } from '@dacryon/core'
import type { Format } from '../../format.ts'
import { describes } from './describes.ts'
import { nameOf } from './folder.ts'
import { jobs } from './jobs.ts'
import { error } from './problem.ts'
import { readStudyFolder } from './read-study-folder.ts'

/** Study folders of the tranSMART warehouse's batch loader. */
export const transmart: Format = {
  id: 'transmart',
  version: '2',
  title: 'tranSMART study folder',
  describes,
  citations: [
    {
      title: 'transmart-batch: data formats',
      authors: 'The Hyve',
      year: 2017,
      url: 'https://github.com/thehyve/transmart-batch',
      where: 'docs/data_formats',
    },
    {
      title: 'transmart-core: the data model and its loader',
      authors: 'The Hyve',
      year: 2022,
      url: 'https://github.com/thehyve/transmart-core',
    },
  ],
  async recognise(source) {
    if (source.kind !== 'folder') return undefined
    const names = (await source.files()).map(({ path }) => nameOf(path)).filter((name) => name.endsWith('.params'))
    const known = names.filter((name) => jobs.has(name.replace(/\.params$/, '')))
    if (known.length === 0 && names.includes('study.params'))
      throw new IssueError([
        error(
          'params-absent',
          'The folder holds study.params, but no params file of a job.',
          `Add clinical.params, or another of ${[...jobs.keys()].map((name) => `${name}.params`).join(', ')}.`,
          { expected: 'clinical.params' },
        ),
      ])
    if (known.length === 0) return undefined
    const shown = [...new Set([...names.filter((name) => name === 'study.params'), ...known])]
    return { confidence: 1, because: `the folder holds ${shown.join(', ')}` }
  },
  read: readStudyFolder,
}
