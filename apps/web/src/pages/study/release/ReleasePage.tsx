import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { queries } from '../../../api/queries.ts'
import { CopyText } from '../../../parts/CopyText.tsx'
import { Counts } from '../../../parts/Counts.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useSpeech } from '../../../words/words-context.tsx'
import { FileTable } from './FileTable.tsx'
import styles from './ReleasePage.module.css'
import { Verify } from './Verify.tsx'

const route = getRouteApi('/studies/$study/release')

/** The manifest: identity, provenance, every file with its hash, and the proof. */
export const ReleasePage = () => {
  const { words, format } = useSpeech()
  const w = words.release
  const { study } = route.useParams()
  const { data } = useQuery(queries.release(study))
  if (data === undefined) return null
  const { id, content, provenance } = data.release
  const facts = [
    { name: w.id, value: <CopyText text={id} label={words.study.copyRelease} /> },
    { name: w.made, value: format.dateTime(provenance.at) },
    { name: w.by, value: provenance.by },
    { name: w.program, value: provenance.program },
    { name: w.importer, value: `${content.importer.format} ${content.importer.version}` },
    { name: w.dictionary, value: content.dictionary },
  ]
  const raw = content.files.filter(({ path }) => path.startsWith('raw/'))
  const made = content.files.filter(({ path }) => !path.startsWith('raw/'))
  return (
    <>
      <Section title={w.title} lead={w.lead}>
        <dl className={styles.facts}>
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {content.study.description !== undefined && <p>{content.study.description}</p>}
        <Counts
          items={[
            { name: words.study.patients, value: content.counts.subjects },
            { name: words.study.observations, value: content.counts.observations },
            { name: w.missingValues, value: content.counts.missing },
            { name: words.study.variablesCount, value: content.counts.concepts },
            { name: words.study.samples, value: content.counts.samples },
            { name: w.measurements, value: content.counts.measurements },
          ]}
        />
        <Verify id={id} />
      </Section>
      {content.visits.length > 0 && (
        <Section title={w.visits}>
          <ol className={styles.visits}>
            {content.visits.map(({ label, time, unit }) => (
              <li key={label}>
                {label}
                {time !== undefined && unit !== undefined && (
                  <span className="soft">
                    {' '}
                    {format.figure(time)} {unit}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {(content.study.citations?.length ?? 0) > 0 && (
        <Section title={w.citations}>
          <ul className={styles.citations}>
            {content.study.citations?.map((citation) => (
              <li key={citation.title}>
                {[citation.authors, citation.title, citation.year].filter((part) => part !== undefined).join('. ')}
                {citation.doi !== undefined && (
                  <>
                    {' '}
                    <a href={`https://doi.org/${citation.doi}`}>doi:{citation.doi}</a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={w.rawFiles}>
        <FileTable label={w.rawFiles} files={raw} />
      </Section>
      <Section title={w.madeFiles}>
        <FileTable label={w.madeFiles} files={made} />
      </Section>
    </>
  )
}
