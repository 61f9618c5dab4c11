import type { QueryClient } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { BrokenPage } from './BrokenPage.tsx'
import { NotFound } from './NotFound.tsx'
import { Shell } from './Shell.tsx'
import { textParameters } from './text-parameters.ts'

const optionsIn = ({ options }: Record<string, unknown>): { readonly options?: Readonly<Record<string, unknown>> } =>
  typeof options === 'object' && options !== null && !Array.isArray(options) ? { options: { ...options } } : {}

const routesFor = (client: QueryClient) => {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: BrokenPage })
  const studies = createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: textParameters(['search']),
    loader: () => void client.prefetchQuery(queries.studies),
    component: lazyRouteComponent(() => import('../pages/studies/StudiesPage.tsx'), 'StudiesPage'),
  })
  const study = createRoute({
    getParentRoute: () => root,
    path: '/studies/$study',
    // The question travels as JSON in the address, and stays when another part of the study is opened.
    validateSearch: (search: Record<string, unknown>): { q?: unknown } => (search.q === undefined ? {} : { q: search.q }),
    loader: ({ params }) => {
      void client.prefetchQuery(queries.release(params.study))
      void client.prefetchQuery(queries.tree(params.study))
    },
    component: lazyRouteComponent(() => import('../pages/study/StudyPage.tsx'), 'StudyPage'),
  })
  const variables = createRoute({
    getParentRoute: () => study,
    path: '/',
    validateSearch: textParameters(['concept']),
    component: lazyRouteComponent(() => import('../pages/study/variables/VariablesPage.tsx'), 'VariablesPage'),
  })
  const missing = createRoute({
    getParentRoute: () => study,
    path: '/missing',
    component: lazyRouteComponent(() => import('../pages/study/missing/MissingPage.tsx'), 'MissingPage'),
  })
  const assays = createRoute({
    getParentRoute: () => study,
    path: '/assays',
    validateSearch: textParameters(['assay', 'feature', 'by', 'layer']),
    component: lazyRouteComponent(() => import('../pages/study/assays/AssaysPage.tsx'), 'AssaysPage'),
  })
  const cohort = createRoute({
    getParentRoute: () => study,
    path: '/cohort',
    component: lazyRouteComponent(() => import('../pages/study/cohort/CohortPage.tsx'), 'CohortPage'),
  })
  const scores = createRoute({
    getParentRoute: () => study,
    path: '/scores',
    loader: ({ params }) => void client.prefetchQuery(queries.scores(params.study)),
    component: lazyRouteComponent(() => import('../pages/study/scores/ScoresPage.tsx'), 'ScoresPage'),
  })
  const derivable = createRoute({
    getParentRoute: () => scores,
    path: '/',
    component: lazyRouteComponent(() => import('../pages/study/scores/derivable/DerivablePage.tsx'), 'DerivablePage'),
  })
  const plan = createRoute({
    getParentRoute: () => scores,
    path: '/plan',
    component: lazyRouteComponent(() => import('../pages/study/scores/plan/PlanPage.tsx'), 'PlanPage'),
  })
  const overVisits = createRoute({
    getParentRoute: () => scores,
    path: '/visits',
    validateSearch: textParameters(['instrument', 'result', 'visit', 'by', 'of']),
    component: lazyRouteComponent(() => import('../pages/study/scores/visits/VisitsPage.tsx'), 'VisitsPage'),
  })
  const patient = createRoute({
    getParentRoute: () => scores,
    path: '/patient',
    validateSearch: textParameters(['subject', 'instrument', 'visit']),
    component: lazyRouteComponent(() => import('../pages/study/scores/patient/PatientPage.tsx'), 'PatientPage'),
  })
  const mismatches = createRoute({
    getParentRoute: () => scores,
    path: '/mismatches',
    component: lazyRouteComponent(() => import('../pages/study/scores/mismatches/MismatchesPage.tsx'), 'MismatchesPage'),
  })
  const release = createRoute({
    getParentRoute: () => study,
    path: '/release',
    component: lazyRouteComponent(() => import('../pages/study/release/ReleasePage.tsx'), 'ReleasePage'),
  })
  const issues = createRoute({
    getParentRoute: () => study,
    path: '/issues',
    component: lazyRouteComponent(() => import('../pages/study/issues/IssuesPage.tsx'), 'IssuesPage'),
  })
  const analyses = createRoute({
    getParentRoute: () => root,
    path: '/analyses',
    validateSearch: textParameters(['search']),
    loader: () => void client.prefetchQuery(queries.analyses),
    component: lazyRouteComponent(() => import('../pages/analyses/AnalysesPage.tsx'), 'AnalysesPage'),
  })
  const analysis = createRoute({
    getParentRoute: () => root,
    path: '/analyses/$analysis',
    // The options travel as JSON in the address, which the router reads.
    validateSearch: (search: Record<string, unknown>) => ({
      ...textParameters(['release', 'rows', 'from'])(search),
      ...optionsIn(search),
    }),
    loader: ({ params }) => void client.prefetchQuery(queries.analysis(params.analysis)),
    component: lazyRouteComponent(() => import('../pages/analyses/AnalysisPage.tsx'), 'AnalysisPage'),
  })
  const importing = createRoute({
    getParentRoute: () => root,
    path: '/import',
    validateSearch: textParameters(['path', 'format', 'study', 'encoding', 'title', 'synthetic', 'check', 'publish']),
    component: lazyRouteComponent(() => import('../pages/import/ImportPage.tsx'), 'ImportPage'),
  })
  const jobs = createRoute({
    getParentRoute: () => root,
    path: '/jobs',
    component: lazyRouteComponent(() => import('../pages/jobs/JobsPage.tsx'), 'JobsPage'),
  })
  const help = createRoute({
    getParentRoute: () => root,
    path: '/help',
    component: lazyRouteComponent(() => import('../pages/help/HelpPage.tsx'), 'HelpPage'),
  })
  const ofScores = scores.addChildren([derivable, plan, overVisits, patient, mismatches])
  return root.addChildren([
    studies,
    study.addChildren([variables, missing, assays, cohort, ofScores, release, issues]),
    analyses,
    analysis,
    importing,
    jobs,
    help,
  ])
}

export const createAppRouter = (client: QueryClient) =>
  createRouter({ routeTree: routesFor(client), defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: BrokenPage })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
