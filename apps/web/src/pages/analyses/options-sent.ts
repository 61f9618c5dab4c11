import type { Option } from './OptionField.tsx'

/** Options as the server wants them: what was typed becomes a number, a list, or JSON, where the option is one. What cannot be turned is sent as it is, and refused with a reason. */
export const optionsSent = (options: readonly Option[], values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    options.flatMap(({ name, kind }) => {
      const value = values[name]
      if (value === undefined) return []
      if (typeof value !== 'string') return [[name, value]]
      if (kind === 'number') {
        const number = Number(value)
        return [[name, value.trim() !== '' && Number.isFinite(number) ? number : value]]
      }
      if (kind === 'texts') return [[name, value.split(',').map((part) => part.trim())]]
      if (kind !== 'json') return [[name, value]]
      try {
        return [[name, JSON.parse(value)]]
      } catch {
        return [[name, value]]
      }
    }),
  )
