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

/** How severe a state is, 0 to 3, where its name says so; undefined for classes that have no such order. */
export const severityOf = (state: string): number | undefined => severities[state]
