import { Button, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useScoresWords } from '../use-scores-words.ts'
import styles from './PatientChooser.module.css'

interface PatientChooserProps {
  readonly study: string
  readonly subject: string
  /** Empty when they cannot be listed: any identifier may be typed. */
  readonly subjects: readonly string[]
}

/** Type an identifier, or go to the neighbour. */
export const PatientChooser = ({ study, subject, subjects }: PatientChooserProps) => {
  const { w } = useScoresWords()
  const [text, setText] = useState(subject)
  const navigate = useNavigate()
  const listId = useId()
  const at = subjects.indexOf(subject)
  const neighbours = [
    { name: w.patient.previous, sign: '←', to: at > 0 ? subjects[at - 1] : undefined },
    { name: w.patient.next, sign: '→', to: at < 0 ? subjects[0] : subjects[at + 1] },
  ]
  return (
    <form
      className={styles.chooser}
      data-screen-only
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '')
          void navigate({ to: '.', search: ({ visit: _, ...before }: Record<string, unknown>) => ({ ...before, subject: text.trim() }) })
      }}
    >
      <TextInput
        label={w.patient.subject}
        placeholder={w.patient.placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        list={listId}
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={listId}>
        {subjects.slice(0, 2_000).map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <Button type="submit">{w.patient.show}</Button>
      <span className={styles.neighbours}>
        {neighbours.map(({ name, sign, to }) =>
          to === undefined ? null : (
            <Link
              key={sign}
              to="/studies/$study/scores/patient"
              params={{ study }}
              search={(before: Record<string, unknown>) => ({ ...before, subject: to })}
              title={`${name}: ${to}`}
              aria-label={`${name}: ${to}`}
              className={styles.neighbour ?? ''}
              activeProps={{}}
            >
              {sign}
            </Link>
          ),
        )}
      </span>
      {subjects.length > 0 && <span className="soft">{w.patient.list(subjects.length)}</span>}
    </form>
  )
}
