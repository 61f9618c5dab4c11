import { calculatorOf } from '../calculator-of.ts'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './FilmStrip.module.css'
import type { PatientInstrument } from './patient-types.ts'

/** Name of an instrument above its first result, which leads to its rule. */
export const StripName = ({ instrument }: { readonly instrument: PatientInstrument }) => {
  const { w, say } = useScoresWords()
  return (
    <span className={styles.name}>
      <a href={calculatorOf(instrument.id)} title={`${say(instrument.title)} (${instrument.version})`}>
        {instrument.short}
        <span className="hidden-visually">: {w.common.calculator}</span>
      </a>
    </span>
  )
}
