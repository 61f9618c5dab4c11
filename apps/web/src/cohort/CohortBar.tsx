import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSpeech } from '../words/words-context.tsx'
import styles from './CohortBar.module.css'
import { CohortCount } from './CohortCount.tsx'
import { useCohort } from './use-cohort.ts'

/** The filter in force, on every part of the study. Where the question itself is on screen, only what is wrong with it. */
export const CohortBar = ({ study, brokenOnly }: { readonly study: string; readonly brokenOnly: boolean }) => {
  const { words } = useSpeech()
  const { question, broken, set } = useCohort()
  if (broken)
    return (
      <div className={styles.bar} role="alert">
        <span>{words.cohort.addressBroken}</span>
        <Button size="compact-sm" variant="subtle" onClick={() => set(undefined)}>
          {words.cohort.clear}
        </Button>
      </div>
    )
  if (question === undefined || brokenOnly) return null
  return (
    <section className={styles.bar} aria-label={words.cohort.bar}>
      <span className={styles.name}>{words.cohort.bar}</span>
      <CohortCount study={study} question={question} />
      <span className={styles.buttons} data-screen-only>
        <Button
          size="compact-sm"
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/studies/$study/cohort" params={{ study }} search={{ q: question }} />}
        >
          {words.cohort.edit}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => set(undefined)}>
          {words.cohort.clear}
        </Button>
      </span>
    </section>
  )
}
