import { addExact, divideExact, type Exact, exact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { isMissing, type Missing, missing, type Reason } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { type Domain, domains, type FacetMap, parseFacetMap } from './facet-map.ts'
import { items, type Question, questions } from './items.ts'

const words: Readonly<Record<Domain, Words>> = {
  somatic: { en: 'Somatic fatigue', fr: 'Fatigue physique' },
  mental: { en: 'Mental fatigue', fr: 'Fatigue mentale' },
  arthralgia: { en: 'Arthralgia', fr: 'Arthralgies' },
  vascular: { en: 'Vascular', fr: 'Vasculaire' },
  oral: { en: 'Oral dryness', fr: 'Sécheresse buccale' },
  ocular: { en: 'Ocular dryness', fr: 'Sécheresse oculaire' },
  cutaneous: { en: 'Cutaneous dryness', fr: 'Sécheresse cutanée' },
  vaginal: { en: 'Vaginal dryness', fr: 'Sécheresse vaginale' },
}

const mean = (domain: Domain, optional?: true) =>
  ({
    kind: 'number',
    label: words[domain],
    unit: '{score}',
    min: '0',
    max: '7',
    better: 'lower',
    ...(optional && { optional }),
  }) as const satisfies NumberResult

const sum = (label: Words, max: string) =>
  ({ kind: 'number', label, unit: '{score}', min: '0', max, better: 'lower' }) as const satisfies NumberResult

type Answers = Readonly<Record<Question, Exact | undefined>>

const meanOf = (values: readonly Exact[]): Exact => divideExact(sumExact(values), exact(values.length))

/** Mean of the facets, each the mean of its questions; one question that is missing makes facet and domain missing. */
const domainOf = (facets: readonly (readonly Question[])[], answers: Answers): Exact | Missing => {
  const lost = facets.flat().filter((id) => answers[id] === undefined)
  const [first, ...more] = lost.map((id): Reason => `missing:${id}`)
  if (first !== undefined) return missing(first, ...more)
  return meanOf(facets.map((facet) => meanOf(facet.map((id) => answers[id]).filter((value) => value !== undefined))))
}

const addUp = (values: readonly (Exact | Missing)[]): Exact | Missing =>
  values.reduce((total, value) => (isMissing(total) ? total : isMissing(value) ? value : addExact(total, value)), exact(0))

/** A map of the right shape: every eight questions a domain, two to a facet. Made up; the real one was not found. */
const sample = {
  version: 'made up',
  domains: Object.fromEntries(
    domains.map((domain, at) => [domain, [0, 2, 4, 6].map((from) => questions.slice(at * 8 + from, at * 8 + from + 2))]),
  ),
}

const answered = (levels: Readonly<Partial<Record<Domain, string>>>) =>
  Object.fromEntries(questions.map((id, at) => [id, levels[domains[Math.floor(at / 8)] ?? 'somatic'] ?? '0']))

/** Profile of fatigue and discomfort with the sicca symptoms inventory, long form: domain means 0 to 7 and their sums, higher is worse. */
export const profad = instrument({
  id: 'profad',
  version: '2004-long',
  short: 'PROFAD-SSI',
  title: {
    en: 'Profile of fatigue and discomfort with sicca symptoms inventory, long form',
    fr: 'Profil de fatigue et d’inconfort avec inventaire des symptômes de sécheresse, forme longue',
  },
  aliases: ['profad_ssi'],
  section: 'patient-reported',
  measures: { en: 'Fatigue, pain and dryness, as patients rate them', fr: 'Fatigue, douleurs et sécheresse, cotées par les patients' },
  items: {
    ...items,
    vaginal_not_applicable: {
      kind: 'yes-no',
      label: { en: 'Vaginal dryness does not apply', fr: 'Sécheresse vaginale sans objet' },
      optional: true,
    },
  },
  options: {
    vaginal: {
      kind: 'choice',
      label: { en: 'When vaginal dryness does not apply', fr: 'Quand la sécheresse vaginale est sans objet' },
      choices: {
        required: { en: 'No dryness sum', fr: 'Pas de somme de sécheresse' },
        leave_out: { en: 'Sum over the other three domains', fr: 'Somme des trois autres domaines' },
      },
      default: 'required',
      mark: 'convention',
    },
  },
  results: {
    somatic: mean('somatic'),
    mental: mean('mental'),
    arthralgia: mean('arthralgia'),
    vascular: mean('vascular'),
    oral: mean('oral'),
    ocular: mean('ocular'),
    cutaneous: mean('cutaneous'),
    vaginal: mean('vaginal', true),
    prof: sum({ en: 'PROF, fatigue', fr: 'PROF, fatigue' }, '14'),
    profad: sum({ en: 'PROFAD, fatigue and discomfort', fr: 'PROFAD, fatigue et inconfort' }, '28'),
    ssi: sum({ en: 'SSI, dryness', fr: 'SSI, sécheresse' }, '28'),
  },
  main: 'profad',
  rule: {
    en: 'A facet is the mean of its questions, a domain the mean of its facets. PROF adds both fatigue domains, PROFAD arthralgia and vascular to them, SSI the four of dryness.',
    fr: 'Une facette est la moyenne de ses questions, un domaine la moyenne de ses facettes. PROF additionne les deux domaines de fatigue, PROFAD y ajoute arthralgies et vasculaire, SSI les quatre de sécheresse.',
  },
  missingRule: {
    en: 'The source is silent. A missing question makes its facet, its domain and the sums above it missing.',
    fr: 'La source ne dit rien. Une question manquante rend manquants sa facette, son domaine et les sommes qui en dépendent.',
  },
  mark: 'unverified',
  marks: [
    {
      what: { en: 'domains and their sums', fr: 'domaines et leurs sommes' },
      mark: 'secondary',
      where: 'a textbook on patient-reported outcomes in rheumatic diseases',
    },
    { what: { en: 'means of facets and questions', fr: 'moyennes des facettes et des questions' }, mark: 'unverified' },
    { what: { en: 'vaginal dryness that does not apply', fr: 'sécheresse vaginale sans objet' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'Measurement of fatigue and discomfort in primary Sjögren’s syndrome using a new questionnaire tool',
      authors: 'Bowman SJ, Booth DA, Platts RG, et al.',
      year: 2004,
      doi: '10.1093/rheumatology/keh170',
      where: 'Rheumatology 2004;43:758-64, abstract: it does not print the scoring',
    },
    {
      title:
        'Patient-reported outcomes in primary Sjögren’s syndrome: comparison of the long and short versions of the Profile of Fatigue and Discomfort—Sicca Symptoms Inventory',
      authors: 'Bowman SJ, Hamburger J, Richards A, et al.',
      year: 2009,
      where: 'Rheumatology 2009;48:140-3 (from memory)',
    },
    {
      title:
        'Validation of the PROFAD-SSI-SF in Patients with Primary Sjögren’s Syndrome with Organ Involvement: Results of Qualitative Interviews and Psychometric Analyses',
      authors: 'Raymond K, Maher S, Saucier CD, et al.',
      year: 2023,
      doi: '10.1007/s40744-022-00493-2',
      where: 'Rheumatol Ther 2023;10:95-115, abstract',
    },
  ],
  edgeCases: [
    {
      en: 'Which question belongs to which facet was not found in a public text: it comes from a file.',
      fr: 'L’appartenance des questions aux facettes n’a pas été trouvée dans un texte public : elle vient d’un fichier.',
    },
  ],
  licence: {
    en: 'The questions are under copyright of the University of Birmingham (from memory). Only numbers are kept.',
    fr: 'Les questions sont protégées par le droit d’auteur de l’Université de Birmingham (de mémoire). Seuls les nombres sont conservés.',
  },
  reasonWords: {
    not_applicable: { en: 'Vaginal dryness does not apply.', fr: 'Sécheresse vaginale sans objet.' },
  },
  flagWords: {
    ssi_of_three: { en: 'The dryness sum is over three domains.', fr: 'La somme de sécheresse porte sur trois domaines.' },
  },
  examples: [
    {
      title: { en: 'Fatigue of 4 and 2, with a made-up map', fr: 'Fatigue de 4 et 2, avec un plan inventé' },
      input: answered({ somatic: '4', mental: '2' }),
      expect: { somatic: '4', prof: '6', profad: '6', ssi: '0' },
    },
    {
      title: { en: 'Facets of 4, 5, 3 and 4', fr: 'Facettes de 4, 5, 3 et 4' },
      input: { ...answered({}), q1: '4', q2: '4', q3: '5', q4: '5', q5: '3', q6: '3', q7: '4', q8: '4' },
      expect: { somatic: '4', prof: '4' },
    },
  ],
  companion: {
    label: { en: 'Map of questions to facets', fr: 'Plan des questions et des facettes' },
    help: {
      en: 'version, and domains: for each of somatic, mental, arthralgia, vascular, oral, ocular, cutaneous and vaginal a list of facets, each a list of questions (q1 to q64). From the questionnaire’s own scoring notes.',
      fr: 'version, et domains : pour somatic, mental, arthralgia, vascular, oral, ocular, cutaneous et vaginal, une liste de facettes, chacune une liste de questions (q1 à q64). Tiré des notes de cotation du questionnaire.',
    },
    parse: (json): ReturnType<typeof parseFacetMap> => parseFacetMap(json),
    sample,
  },
  compute: (given, { vaginal: choice }, map: FacetMap) => {
    const none = given.vaginal_not_applicable === true
    const value = (domain: Domain): Exact | Missing =>
      domain === 'vaginal' && none ? missing('not_applicable') : domainOf(map.domains[domain], given)
    const [somatic, mental, arthralgia, vascular] = [value('somatic'), value('mental'), value('arthralgia'), value('vascular')]
    const [oral, ocular, cutaneous, vaginal] = [value('oral'), value('ocular'), value('cutaneous'), value('vaginal')]
    const values = { somatic, mental, arthralgia, vascular, oral, ocular, cutaneous, vaginal }
    const prof = addUp([somatic, mental])
    const ofThree = none && choice === 'leave_out'
    const ssi = addUp(ofThree ? [oral, ocular, cutaneous] : [oral, ocular, cutaneous, vaginal])
    return {
      values: { ...values, prof, profad: addUp([prof, arthralgia, vascular]), ssi },
      flags: ofThree && !isMissing(ssi) ? ['ssi_of_three'] : [],
      parts: domains.map((id) => {
        const got = values[id]
        return { id, label: words[id], of: 7, ...(!isMissing(got) && { got }) }
      }),
    }
  },
})
