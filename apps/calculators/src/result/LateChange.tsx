import { useEffect, useState } from 'preact/hooks'

type ChangeOf = typeof import('./Change.tsx').Change

/** The change since the previous visit, fetched once there is an earlier value. */
export const LateChange = (props: Parameters<ChangeOf>[0]) => {
  const [held, setHeld] = useState<{ readonly Change: ChangeOf }>()
  const needed = props.earlier !== undefined
  useEffect(() => {
    if (needed) void import('./Change.tsx').then(setHeld, console.error)
  }, [needed])
  return held === undefined ? null : <held.Change {...props} />
}
