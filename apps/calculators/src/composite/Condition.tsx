import type { Comparison, MetWhen } from '@dacryon/endpoints'
import { useSpeech } from '../words/speech.tsx'
import { compositeWords } from './composite-words.ts'
import { Pick, TextLine } from './fields.tsx'

interface ConditionProps {
  readonly rule: MetWhen
  readonly set: (rule: MetWhen) => void
}

const comparisons = [
  ['<', '<'],
  ['<=', '≤'],
  ['>', '>'],
  ['>=', '≥'],
] as const

/** A comparison with a limit. */
export const Compare = ({ value, set }: { value: Comparison; set: (value: Comparison) => void }) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  return (
    <>
      <Pick label={words.is} value={value.is} choices={comparisons} set={(is) => set({ ...value, is })} />
      <TextLine label={words.than} value={value.than} number="decimal" set={(than) => set({ ...value, than })} />
    </>
  )
}

const fresh: Readonly<Record<MetWhen['kind'], MetWhen>> = {
  change: { kind: 'change', to: 'fall', by: '1' },
  percent: { kind: 'percent', to: 'fall', by: '25' },
  state: { kind: 'state', at: 'follow-up', is: '<', than: '5' },
  any: { kind: 'any', of: [{ kind: 'change', to: 'fall', by: '1' }] },
}

type Percent = Extract<MetWhen, { kind: 'percent' }>

const FromZero = ({ rule, set }: { rule: Percent; set: (rule: MetWhen) => void }) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  if (rule.to === 'fall') return null
  const { fromZero, ...plain } = rule
  const value = fromZero === undefined ? 'unknown' : typeof fromZero === 'string' ? fromZero : 'option'
  const choose = (next: 'unknown' | 'any-rise' | 'option') =>
    set(next === 'unknown' ? plain : { ...plain, fromZero: next === 'option' ? { option: 'zero_rise' } : next })
  return (
    <>
      <Pick
        label={words.fromZero}
        value={value}
        choices={[
          ['unknown', words.zero.unknown],
          ['any-rise', words.zero['any-rise']],
          ['option', words.zero.option],
        ]}
        set={choose}
      />
      {typeof fromZero === 'object' && (
        <TextLine label={words.id} value={fromZero.option} set={(option) => set({ ...plain, fromZero: { option } })} />
      )}
    </>
  )
}

const Inner = ({ rule, set }: ConditionProps) => {
  const { language, words: all } = useSpeech()
  const words = compositeWords[language]
  switch (rule.kind) {
    case 'state':
      return (
        <>
          <Pick
            label={words.at}
            value={rule.at}
            choices={[
              ['baseline', all.before],
              ['follow-up', all.now],
            ]}
            set={(at) => set({ ...rule, at })}
          />
          <Compare value={rule} set={(comparison) => set({ ...rule, ...comparison })} />
        </>
      )
    case 'any':
      return (
        <div class="nested">
          {rule.of.map((part, at) => (
            <div key={at} class="condition">
              <Condition rule={part} set={(next) => set({ ...rule, of: rule.of.with(at, next) })} />
              {rule.of.length > 1 && (
                <button type="button" class="quiet" onClick={() => set({ ...rule, of: rule.of.toSpliced(at, 1) })}>
                  {words.remove(String(at + 1))}
                </button>
              )}
            </div>
          ))}
          <button type="button" class="quiet" onClick={() => set({ ...rule, of: [...rule.of, fresh.change] })}>
            {words.addCondition}
          </button>
        </div>
      )
    default: {
      const { fromZero: _, ...plain }: Percent | (Extract<MetWhen, { kind: 'change' }> & { fromZero?: undefined }) = rule
      return (
        <>
          <Pick
            label={words.direction}
            value={rule.to}
            choices={[
              ['fall', words.fall],
              ['rise', words.rise],
            ]}
            set={(to) => set({ ...plain, to })}
          />
          <TextLine
            label={rule.kind === 'percent' ? `${words.by} (%)` : words.by}
            value={rule.by}
            number="decimal"
            set={(by) => set({ ...rule, by })}
          />
          {rule.kind === 'percent' && <FromZero rule={rule} set={set} />}
        </>
      )
    }
  }
}

/** When a test counts as met. */
export const Condition = ({ rule, set }: ConditionProps) => {
  const { language } = useSpeech()
  const words = compositeWords[language]
  const kinds = (['change', 'percent', 'state', 'any'] as const).map((kind) => [kind, words.kinds[kind]] as const)
  return (
    <div class="lines">
      <Pick label={words.metWhen} value={rule.kind} choices={kinds} set={(kind) => set(fresh[kind])} />
      <Inner rule={rule} set={set} />
    </div>
  )
}
