import type { Item } from '@dacryon/endpoints/form'
import { useState } from 'preact/hooks'
import { Lazy } from '../app/Lazy.tsx'
import { useSpeech } from '../words/speech.tsx'
import type { Entry } from './entry.ts'

interface WorkOutProps {
  readonly from: NonNullable<Item['from']>
  readonly label: string
  /** Visit, where there are two. */
  readonly visit: string | undefined
  readonly take: (entry: Entry) => void
}

/** Works an item out from the instrument whose result it is, in the page, and takes the result. */
export const WorkOut = ({ from, label, visit, take }: WorkOutProps) => {
  const { words } = useSpeech()
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <button type="button" class="quiet" onClick={() => setOpen(true)}>
        {visit === undefined ? words.workOut : `${words.workOut} (${visit})`}
        <span class="hidden-visually"> {label}</span>
      </button>
    )
  const taken = (entry: Entry) => {
    take(entry)
    setOpen(false)
  }
  return (
    <Lazy name="nested" load={() => import('./Nested.tsx')}>
      {({ Nested }) => <Nested from={from} take={taken} close={() => setOpen(false)} />}
    </Lazy>
  )
}
