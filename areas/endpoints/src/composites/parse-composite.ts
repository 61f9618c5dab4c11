import type { Issue, Outcome } from '@dacryon/core'
import type { z } from 'zod'
import { checkComposite } from './check-composite.ts'
import type { Composite } from './composite.ts'
import { compositeSchema } from './composite-schema.ts'
import { compositeSkeleton } from './composite-skeleton.ts'
import { instrumentOf } from './instrument-of.ts'
import { isDeeperThan, type Path, placeIn, valueIn } from './json-place.ts'

const deepest = 30

const issueAt = (json: unknown, path: Path, code: string, message: string, remedy: string, expected?: string): Issue => {
  const value = valueIn(json, path)
  return {
    code,
    severity: 'error',
    message,
    remedy,
    ...(path.length > 0 && { column: placeIn(path) }),
    ...(value !== undefined && { value }),
    ...(expected !== undefined && { expected }),
  }
}

const plain = (path: readonly PropertyKey[]): Path => path.map((step) => (typeof step === 'symbol' ? String(step) : step))

const shapeIssues = (json: unknown, { issues }: z.ZodError): readonly Issue[] =>
  issues.flatMap((issue) => {
    const path = plain(issue.path)
    const place = placeIn(path) || 'The composite'
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => {
          const at = [...path, key]
          return issueAt(
            json,
            at,
            'composite-field-unknown',
            `${placeIn(at)} is no field of a composite.`,
            'Take it away, or correct its name.',
          )
        })
      case 'invalid_key':
        return [
          issueAt(
            json,
            path,
            'composite-shape',
            `${place} is no name: ${issue.issues.map(({ message }) => message).join('; ')}.`,
            'Correct the name.',
          ),
        ]
      default: {
        const missing = valueIn(json, path) === undefined
        return [
          missing
            ? issueAt(json, path, 'composite-field-missing', `${place} is missing.`, 'Add it.')
            : issueAt(json, path, 'composite-shape', `${place}: ${issue.message}.`, 'Correct the value.'),
        ]
      }
    }
  })

const exampleIssues = (json: unknown, composite: Composite): readonly Issue[] => {
  const { items, options = {}, results } = instrumentOf(composite)
  const known = { input: items, options, expect: { ...results, reason: {}, flag: {} } }
  return (composite.examples ?? []).flatMap((example, at) =>
    (['input', 'options', 'expect'] as const).flatMap((part) =>
      Object.keys(example[part] ?? {})
        .filter((name) => !Object.hasOwn(known[part], name))
        .map((name) =>
          issueAt(
            json,
            ['examples', at, part, name],
            'composite-example',
            `An example names “${name}”, which the composite does not have.`,
            'Correct the name.',
            Object.keys(known[part]).join(', '),
          ),
        ),
    ),
  )
}

/**
 * A composite from JSON. Every problem at once, with its place inside the JSON as column (`domains[1].tests[0].measure`).
 *
 * Issues: `composite-shape`, `composite-field-missing`, `composite-field-unknown`, `composite-too-deep`, `composite-measure-unknown`,
 * `composite-option-unknown`, `composite-name-taken`, `composite-variables`, `composite-one-visit`, `composite-out-of-reach`,
 * `composite-example`.
 */
export const parseComposite = (json: unknown): Outcome<Composite> => {
  if (isDeeperThan(json, deepest))
    return {
      ok: false,
      issues: [
        {
          code: 'composite-too-deep',
          severity: 'error',
          message: `It nests deeper than ${deepest} levels.`,
          remedy: 'Flatten its conditions.',
        },
      ],
    }
  const read = compositeSchema.safeParse(json)
  const issues: Issue[] = read.success ? [] : [...shapeIssues(json, read.error)]
  for (const { code, path, message, remedy, expected } of checkComposite(compositeSkeleton.parse(json)))
    issues.push(issueAt(json, path, code, message, remedy, expected))
  if (read.success) issues.push(...exampleIssues(json, read.data))
  return read.success && issues.length === 0 ? { ok: true, value: read.data } : { ok: false, issues }
}
