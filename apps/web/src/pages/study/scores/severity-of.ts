const severities: Readonly<Record<string, number>> = {
  inactive: 0,
  none: 0,
  normal: 0,
  low: 1,
  mild: 1,
  moderate: 2,
  high: 3,
  severe: 3,
}

/**
 * How severe a state is, 0 to 3, where its name says so; undefined for classes that have no such order. In the laboratory low and high
 * are sides of normal and say nothing of severity.
 */
export const severityOf = (state: string, section: string): number | undefined => (section === 'laboratory' ? undefined : severities[state])
