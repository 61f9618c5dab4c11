import type { Instrument } from '@dacryon/endpoints/form'
import { useEffect, useState } from 'preact/hooks'
import { Shown } from '../app/Lazy.tsx'
import { loadInstrument } from '../app/load-instrument.ts'
import { useLoaded } from '../app/use-loaded.ts'
import { useTitle } from '../app/use-title.ts'
import { catalogue } from '../generated/catalogue.ts'
import { CompanionBox, type Held } from '../instrument/CompanionBox.tsx'
import { LateOptions } from '../instrument/LateOptions.tsx'
import { useSpeech } from '../words/speech.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { ColumnMap } from './ColumnMap.tsx'
import { Issues } from './Issues.tsx'
import { matchColumns, onlyMapped } from './match-columns.ts'
import { Outcome } from './Outcome.tsx'
import { Rows } from './Rows.tsx'
import { tableWords } from './table-words.ts'
import { useScoring } from './use-scoring.ts'

type Texts = Readonly<Record<string, string>>

const ChooseInstrument = ({ id, choose }: { id: string; choose: (id: string) => void }) => {
  const { words, language } = useSpeech()
  const sections = [...new Set(catalogue.map(({ section }) => section))]
  return (
    <p class="choose">
      <label for="instrument">{tableWords[language].instrument}</label>
      <select id="instrument" value={id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {sections.map((section) => (
          <optgroup key={section} label={words.sections[section]}>
            {catalogue
              .filter((entry) => entry.section === section)
              .map((entry) => (
                <option key={entry.id} value={entry.id}>
                  {entry.short}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </p>
  )
}

const Scoring = ({ instrument, file, scorer }: { instrument: Instrument; file: File; scorer: ReturnType<typeof useScoring> }) => {
  const { language } = useSpeech()
  const words = tableWords[language]
  const { scoring, score, cancel } = scorer
  const [map, setMap] = useState<Texts>({})
  const [units, setUnits] = useState<Texts>({})
  const [options, setOptions] = useState<Texts>({})
  const [held, setHeld] = useState<Held>()
  useEffect(() => {
    setMap(matchColumns(instrument, scoring.header))
    setUnits({})
    setOptions({})
  }, [instrument, scoring.header])
  if (scoring.header.length === 0) return null
  const { progress } = scoring
  const share = progress === undefined || progress.total === 0 ? 0 : progress.done / progress.total
  const waits = instrument.companion !== undefined && held === undefined
  return (
    <>
      <section class="panel">
        <h2>{words.columns}</h2>
        <p class="soft">{words.columnsLead}</p>
        <ColumnMap instrument={instrument} header={scoring.header} map={map} change={setMap} units={units} changeUnits={setUnits} />
        <details>
          <summary>{words.firstRows}</summary>
          <Rows header={scoring.header} rows={scoring.first} label={words.firstRows} />
        </details>
      </section>
      <LateOptions instrument={instrument} options={options} change={setOptions} />
      {instrument.companion !== undefined && <CompanionBox companion={instrument.companion} held={held} hold={setHeld} />}
      <div class="tools">
        <button
          type="button"
          class="primary"
          disabled={progress !== undefined || waits}
          onClick={() =>
            score({
              file,
              instrument: instrument.id,
              map: onlyMapped(instrument, map),
              units,
              options,
              ...(held !== undefined && { companion: held.json }),
            })
          }
        >
          {words.score}
        </button>
        {progress !== undefined && (
          <>
            <button type="button" onClick={cancel}>
              {words.cancel}
            </button>
            <progress value={share} aria-label={words.score} />
            <span role="status">{words.scoring(new Intl.NumberFormat(language, { style: 'percent' }).format(share))}</span>
          </>
        )}
      </div>
      {scoring.scored !== undefined && <Outcome scored={scoring.scored} instrument={instrument} file={file} />}
    </>
  )
}

/** Scores a table of a person's own, in the browser. */
export const TablePage = () => {
  const { language } = useSpeech()
  const words = tableWords[language]
  const [id, setId] = useState('essdai')
  const [file, setFile] = useState<File>()
  const scorer = useScoring()
  const loaded = useLoaded(id, () => loadInstrument(id))
  useTitle(words.title)
  return (
    <div class="page">
      <div class="head">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </div>
      <ChooseInstrument id={id} choose={setId} />
      <ChooseFile
        file={file}
        take={(chosen) => {
          setFile(chosen)
          scorer.open(chosen)
        }}
      />
      {scorer.scoring.issues.length > 0 && <Issues title={words.trouble} issues={scorer.scoring.issues} />}
      <Shown loaded={loaded}>
        {(instrument) =>
          instrument !== undefined && file !== undefined && <Scoring key={id} instrument={instrument} file={file} scorer={scorer} />
        }
      </Shown>
    </div>
  )
}
