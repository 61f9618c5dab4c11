import { Lazy } from '../app/Lazy.tsx'

type Props = Parameters<typeof import('./CompanionBox.tsx').CompanionBox>[0]

/** Asks for the file of an instrument that needs one; most do not. */
export const LateCompanionBox = (props: Props) => (
  <Lazy name="companion" load={() => import('./CompanionBox.tsx')}>
    {({ CompanionBox }) => <CompanionBox {...props} />}
  </Lazy>
)
