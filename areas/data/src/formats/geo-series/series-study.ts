import type { Citation } from '@dacryon/core'
import type { AssayKind, StudyInfo } from '../../study.ts'
import type { SeriesHeader } from './series-header.ts'

/** Study of a series: title, summary and design, the papers it names. */
export const seriesStudy = ({ series }: SeriesHeader, fallback: string): StudyInfo => {
  const all = (key: string): readonly string[] => series.get(key) ?? []
  const id = all('geo_accession')[0] ?? fallback
  const title = all('title')[0] ?? id
  const description = [...all('summary'), ...all('overall_design')].join('\n\n')
  const papers = all('pubmed_id').map(
    (pubmed): Citation => ({ title, url: `https://pubmed.ncbi.nlm.nih.gov/${pubmed}/`, where: `PubMed ${pubmed}` }),
  )
  const accession: Citation = {
    title: `Gene Expression Omnibus, series ${id}`,
    url: `https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=${id}`,
  }
  return {
    id,
    title,
    kind: 'study',
    synthetic: all('type').some((type) => type.toLowerCase() === 'synthetic data'),
    restricted: false,
    citations: [...papers, ...(/^GSE\d+$/.test(id) ? [accession] : [])],
    ...(description === '' ? {} : { description }),
  }
}

/** What a series measures, from its declared type. */
export const seriesKind = ({ series }: SeriesHeader): AssayKind => {
  const type = (series.get('type') ?? []).join(' ').toLowerCase()
  if (type.includes('protein')) return 'protein'
  if (type.includes('non-coding rna')) return 'mirna'
  if (type.includes('expression profiling by high throughput')) return 'rnaseq'
  return type.includes('expression profiling') ? 'expression' : 'other'
}
