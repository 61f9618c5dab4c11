import { DifferenceView } from './DifferenceView.tsx'
import { ResponseView } from './ResponseView.tsx'
import { StatesView } from './StatesView.tsx'
import { TrajectoryView } from './TrajectoryView.tsx'
import type { ViewProps } from './view-props.ts'

/** The pictures that fit the kind of the result. */
export const ResultView = (view: ViewProps) => {
  if (view.chosen.kind === 'category') return <StatesView {...view} />
  if (view.chosen.kind === 'number') return <TrajectoryView {...view} />
  return (
    <>
      <ResponseView {...view} />
      <DifferenceView {...view} />
      <TrajectoryView {...view} />
    </>
  )
}
