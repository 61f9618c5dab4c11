import { chooseOptions, type Instrument, type Option } from '@dacryon/endpoints/form'
import { useId } from 'preact/hooks'
import { MarkBadge } from '../parts/MarkBadge.tsx'
import { useSpeech } from '../words/speech.tsx'

interface OptionsProps {
  readonly instrument: Instrument
  readonly options: Readonly<Record<string, string>>
  readonly change: (options: Readonly<Record<string, string>>) => void
}

const OptionField = ({ id, option, value, set }: { id: string; option: Option; value: string; set: (value: string) => void }) => {
  const { words, say, decimal, unit } = useSpeech()
  const place = useId()
  const shown =
    option.kind === 'choice' ? say(option.choices[option.default] ?? { en: option.default, fr: option.default }) : decimal(option.default)
  const own = option.kind === 'number' && option.unit !== undefined ? unit(option.unit) : ''
  return (
    <div class="option" data-changed={value !== option.default}>
      <label for={place}>{say(option.label)}</label>
      {option.help !== undefined && (
        <p class="hint" id={`${place}-h`}>
          {say(option.help)}
        </p>
      )}
      <span class="option-box">
        {option.kind === 'choice' ? (
          <select id={place} name={id} value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>
            {Object.entries(option.choices).map(([key, choice]) => (
              <option key={key} value={key}>
                {say(choice)}
              </option>
            ))}
          </select>
        ) : (
          <input
            id={place}
            name={id}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            value={value}
            onInput={({ currentTarget }) => set(currentTarget.value.replace(',', '.'))}
          />
        )}
        {own !== '' && <span class="unit">{own}</span>}
        <span class="soft small">{option.mark === 'convention' ? words.dacryonDefault(shown) : words.published(shown)}</span>
        {option.mark !== undefined && <MarkBadge mark={option.mark} />}
      </span>
    </div>
  )
}

/** How the instrument is applied; each option starts at its published value. */
export const Options = ({ instrument, options, change }: OptionsProps) => {
  const { words } = useSpeech()
  const all = Object.entries(instrument.options ?? {})
  const checked = chooseOptions(instrument, options)
  const changed = Object.keys(options).length > 0
  return (
    <div class="options">
      {all.map(([id, option]) => (
        <OptionField
          key={id}
          id={id}
          option={option}
          value={options[id] ?? option.default}
          set={(value) => {
            const { [id]: _, ...others } = options
            change(value === option.default ? others : { ...others, [id]: value })
          }}
        />
      ))}
      {!checked.ok && (
        <p class="wrong" role="alert">
          {checked.issues.map(({ message }) => message).join(' ')}
        </p>
      )}
      <button type="button" disabled={!changed} onClick={() => change({})}>
        {words.reset}
      </button>
    </div>
  )
}
