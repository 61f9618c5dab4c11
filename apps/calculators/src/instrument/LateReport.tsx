import { useEffect, useState } from 'preact/hooks'

type ReportOf = typeof import('../report/Report.tsx').Report

/** The report, fetched once the form is there: nobody waits for what is only printed. */
export const LateReport = (props: Parameters<ReportOf>[0]) => {
  const [held, setHeld] = useState<{ readonly Report: ReportOf }>()
  useEffect(() => void import('../report/Report.tsx').then(setHeld, console.error), [])
  return held === undefined ? null : <held.Report {...props} />
}
