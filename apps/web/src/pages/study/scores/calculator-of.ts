/** Address of an instrument's rule, sources and calculator. */
export const calculatorOf = (id: string): string => `/calculators/#/${encodeURIComponent(id)}`
