import type { Page } from 'playwright-core'

/** A page that is looked at, and what must be there before it is. */
export interface LookedAt {
  readonly name: string
  readonly path: string
  readonly ready: (page: Page) => Promise<unknown>
  /** Console messages that belong there: the browser reports an address that is not found. */
  readonly expects?: RegExp
}

const question = encodeURIComponent(
  JSON.stringify({
    scope: 'patient',
    where: {
      kind: 'all',
      of: [
        { kind: 'between', concept: 'esspri-dryness', low: '5', high: '10' },
        {
          kind: 'any',
          of: [
            { kind: 'one-of', concept: 'serology-anti-ssa-ro', values: ['positive'] },
            { kind: 'compare', concept: 'histology-focus-score', operator: '>=', value: '1' },
          ],
        },
      ],
    },
  }),
)

const see = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor()
const drawn = (page: Page) => page.locator('figure svg[role=img]').first().waitFor()

/** Every page, in a state worth looking at. */
export const pages: readonly LookedAt[] = [
  { name: 'studies', path: '/', ready: see('SYN-TRIAL-3') },
  { name: 'study', path: '/studies/SYN-TRIAL-3', ready: see(/Choose a variable/) },
  { name: 'number', path: '/studies/SYN-TRIAL-3?concept=esspri-dryness', ready: drawn },
  { name: 'category', path: '/studies/SYN-TRIAL-3?concept=essdai-articular', ready: drawn },
  { name: 'date', path: '/studies/SYN-COHORT?concept=demographics-date-of-diagnosis', ready: drawn },
  { name: 'filtered', path: `/studies/SYN-COHORT?concept=serology-igg&q=${question}`, ready: drawn },
  { name: 'cohort', path: `/studies/SYN-TRIAL-3/cohort?q=${question}`, ready: see(/\d+ of 300 patients/) },
  { name: 'missing', path: '/studies/SYN-COHORT/missing', ready: see('Schirmer right') },
  {
    name: 'assays',
    path: '/studies/SYN-COHORT/assays?feature=200003_at&by=sample:Diagnosis',
    ready: async (page) => {
      await drawn(page)
      await see('S000001')(page)
    },
  },
  { name: 'scores', path: '/studies/SYN-TRIAL-3/scores', ready: see('Disease activity and symptoms') },
  { name: 'scores-plan', path: '/studies/SYN-TRIAL-3/scores/plan', ready: see('Revision 2') },
  { name: 'scores-plan-form', path: '/studies/SYN-COHORT/scores/plan', ready: see('Fix the plan') },
  { name: 'scores-number', path: '/studies/SYN-TRIAL-3/scores/visits?instrument=essdai&visit=Week%2024', ready: drawn },
  { name: 'scores-states', path: '/studies/SYN-TRIAL-3/scores/visits?instrument=essdai&result=state', ready: drawn },
  { name: 'scores-response', path: '/studies/SYN-TRIAL-3/scores/visits?instrument=star&visit=Week%2024', ready: drawn },
  { name: 'scores-all', path: '/studies/SYN-COHORT/scores/visits?instrument=esspri', ready: drawn },
  {
    name: 'scores-patient',
    path: '/studies/SYN-TRIAL-3/scores/patient?subject=P00003&instrument=clinessdai&visit=Week%204',
    ready: see('What each part adds'),
  },
  { name: 'scores-no-patient', path: '/studies/SYN-TRIAL-3/scores/patient', ready: see('Choose a patient') },
  { name: 'scores-mismatches', path: '/studies/SYN-TRIAL-3/scores/mismatches', ready: see('Every difference') },
  { name: 'scores-nothing', path: '/studies/SYN-LARGE/scores', ready: see('Nothing can be derived') },
  { name: 'release', path: '/studies/SYN-COHORT/release', ready: see('Verify now') },
  { name: 'issues', path: '/studies/SYN-COHORT/issues', ready: see('value-implausible') },
  { name: 'large', path: '/studies/SYN-LARGE', ready: see('Panel 1') },
  { name: 'analyses', path: '/analyses', ready: see('Two proportions compared') },
  { name: 'analyses-none', path: '/analyses?search=nothing-of-this', ready: see('No analysis fits') },
  {
    name: 'analysis',
    path: '/analyses/two-proportions',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Run' }).click()
      await drawn(page)
    },
  },
  { name: 'import', path: '/import', ready: see('Drop files or a folder here') },
  { name: 'jobs', path: '/jobs', ready: see('No jobs yet') },
  { name: 'help', path: '/help', ready: see('What Dacryon is') },
  { name: 'not-found', path: '/nowhere', ready: see('No page stands at this address') },
  { name: 'no-study', path: '/studies/NOPE', ready: see(/There is no study or release/), expects: /404/ },
]
