import { type Criterion, conceptsOf, type Question } from '@dacryon/core'
import { questionSchema } from '@dacryon/core/schema'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

const route = getRouteApi('/studies/$study')

export interface Cohort {
  /** Absent: everyone. */
  readonly question?: Question
  /** The address holds something that is no question. */
  readonly broken: boolean
  readonly set: (question: Question | undefined) => void
  /** Puts a condition on a concept in the place of those at the top level that were on it before. */
  readonly require: (concept: string, condition: Criterion | undefined) => void
}

const isOn = (node: Criterion, concept: string): boolean => {
  const mentioned = conceptsOf(node)
  return mentioned.length === 1 && mentioned[0] === concept && node.kind !== 'not'
}

/** The question in the address of the study, shared by all its parts. */
export const useCohort = (): Cohort => {
  const { q } = route.useSearch()
  const navigate = useNavigate()
  const text = q === undefined ? undefined : JSON.stringify(q)
  const parsed = useMemo(() => (text === undefined ? undefined : questionSchema.safeParse(JSON.parse(text))), [text])
  const question = parsed?.success ? parsed.data : undefined
  const set = useCallback(
    (next: Question | undefined) => {
      void navigate({
        to: '.',
        search: ({ q: _, ...rest }: Record<string, unknown>) => (next === undefined ? rest : { ...rest, q: next }),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  const require = useCallback(
    (concept: string, condition: Criterion | undefined) => {
      const where = question?.where
      const others = where === undefined ? [] : where.kind === 'all' ? where.of.filter((node) => !isOn(node, concept)) : [where]
      const of = condition === undefined ? others : [...others, condition]
      set(of.length === 0 ? undefined : { scope: question?.scope ?? 'patient', where: { kind: 'all', of } })
    },
    [question, set],
  )
  return { ...(question === undefined ? {} : { question }), broken: parsed !== undefined && !parsed.success, set, require }
}
