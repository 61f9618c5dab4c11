import type { Composite, Domain, Measure, Test } from '@dacryon/endpoints'
import { useSpeech } from '../words/speech.tsx'
import { Compare, Condition } from './Condition.tsx'
import { compositeWords } from './composite-words.ts'
import { Pick, TextLine, wholeOf } from './fields.tsx'

interface TestProps {
  readonly test: Test
  readonly at: number
  readonly measures: Composite['measures']
  readonly set: (test: Test) => void
  readonly remove: (() => void) | undefined
}

const TestEditor = ({ test, at, measures, set, remove }: TestProps) => {
  const { language, say } = useSpeech()
  const words = compositeWords[language]
  const { abnormal, ...plain } = test
  const name = words.test(at + 1, say(test.label))
  return (
    <fieldset class="test">
      <legend>{name}</legend>
      <div class="lines">
        <Pick
          label={words.measure}
          value={test.measure}
          choices={Object.entries(measures).map(([id, { label }]) => [id, say(label)] as const)}
          set={(measure) => set({ ...test, measure, id: measure, label: measures[measure]?.label ?? test.label })}
        />
        <TextLine label={words.id} value={test.id} set={(id) => set({ ...test, id })} />
      </div>
      <Condition rule={test.metWhen} set={(metWhen) => set({ ...test, metWhen })} />
      <div class="lines">
        <Pick
          label={words.abnormal}
          value={abnormal === undefined ? 'none' : 'range'}
          choices={[
            ['none', words.noRange],
            ['range', words.abnormal],
          ]}
          set={(next) => set(next === 'none' ? plain : { ...plain, abnormal: { is: '<', than: '5' } })}
        />
        {abnormal !== undefined && <Compare value={abnormal} set={(next) => set({ ...plain, abnormal: next })} />}
      </div>
      {remove !== undefined && (
        <button type="button" class="quiet" onClick={remove}>
          {words.remove(name)}
        </button>
      )}
    </fieldset>
  )
}

const freshTest = (measures: Readonly<Record<string, Measure>>): Test => {
  const [id = 'measure', measure] = Object.entries(measures)[0] ?? []
  return {
    id,
    label: measure?.label ?? { en: id, fr: id },
    measure: id,
    metWhen: { kind: 'percent', to: measure?.worse === 'lower' ? 'rise' : 'fall', by: '25' },
  }
}

/** A domain of one test, to be filled. */
export const freshDomain = (measures: Readonly<Record<string, Measure>>, n: number): Domain => ({
  id: `domain_${n}`,
  label: { en: `Domain ${n}`, fr: `Domaine ${n}` },
  rule: { en: 'To be written.', fr: 'À écrire.' },
  points: 1,
  judge: 'separately',
  gaps: 'undecided',
  tests: [freshTest(measures)],
})

interface DomainProps {
  readonly domain: Domain
  readonly at: number
  readonly measures: Composite['measures']
  readonly set: (domain: Domain) => void
  readonly remove: (() => void) | undefined
}

/** One domain: its points, its words, its tests. */
export const DomainEditor = ({ domain, at, measures, set, remove }: DomainProps) => {
  const { language, say } = useSpeech()
  const words = compositeWords[language]
  const { option, ...plain } = domain
  const name = words.domain(at + 1, say(domain.label))
  return (
    <details class="panel domain">
      <summary>
        {name} <span class="badge">{words.pointsOf(domain.points)}</span>
      </summary>
      <div class="lines">
        <TextLine
          label={words.points}
          value={String(domain.points)}
          number="whole"
          set={(text) => set({ ...domain, points: wholeOf(text) })}
        />
        <TextLine label={words.id} value={domain.id} set={(id) => set({ ...domain, id })} />
        <TextLine label={words.labelEn} value={domain.label.en} set={(en) => set({ ...domain, label: { ...domain.label, en } })} />
        <TextLine label={words.labelFr} value={domain.label.fr} set={(fr) => set({ ...domain, label: { ...domain.label, fr } })} />
        <TextLine label={words.ruleEn} value={domain.rule.en} set={(en) => set({ ...domain, rule: { ...domain.rule, en } })} />
        <TextLine label={words.ruleFr} value={domain.rule.fr} set={(fr) => set({ ...domain, rule: { ...domain.rule, fr } })} />
        <Pick
          label={words.judge}
          value={domain.judge}
          choices={[
            ['separately', words.separately],
            ['jointly', words.jointly],
          ]}
          set={(judge) => set({ ...domain, judge })}
        />
        <Pick
          label={words.gaps}
          value={domain.gaps}
          choices={[
            ['undecided', words.undecided],
            ['ignored', words.ignored],
          ]}
          set={(gaps) => set({ ...domain, gaps })}
        />
        <TextLine label={words.option} value={option ?? ''} set={(text) => set(text === '' ? plain : { ...plain, option: text })} />
      </div>
      {domain.tests.map((test, place) => (
        <TestEditor
          key={`${test.id}-${place}`}
          test={test}
          at={place}
          measures={measures}
          set={(next) => set({ ...domain, tests: domain.tests.with(place, next) })}
          remove={domain.tests.length > 1 ? () => set({ ...domain, tests: domain.tests.toSpliced(place, 1) }) : undefined}
        />
      ))}
      <div class="tools">
        <button type="button" onClick={() => set({ ...domain, tests: [...domain.tests, freshTest(measures)] })}>
          {words.addTest}
        </button>
        {remove !== undefined && (
          <button type="button" onClick={remove}>
            {words.remove(name)}
          </button>
        )}
      </div>
    </details>
  )
}
