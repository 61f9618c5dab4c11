import type { LevelItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const none: Words = { en: 'No activity', fr: 'Pas d’activité' }

const domain = <const L extends readonly number[]>(
  id: string,
  label: Words,
  levels: L,
  meanings: Readonly<Record<number, Words>>,
  help?: Words,
) =>
  ({
    kind: 'level',
    label,
    levels,
    meanings: { 0: none, ...meanings },
    variables: [`essdai.${id}`],
    worse: 'higher',
    recall: { en: 'last 4 weeks', fr: '4 dernières semaines' },
    ...(help !== undefined && { help }),
  }) as const satisfies LevelItem

const stable: Words = { en: 'Stable, long-lasting damage is rated 0.', fr: 'Une atteinte séquellaire stable est cotée 0.' }

/**
 * The twelve domains of ESSDAI with their activity levels, in own words. Levels of the first seven domains: ESSDAI 2010, table 3; the
 * others from an open implementation of the user guide. The recall period is from memory.
 */
export const domains = {
  constitutional: domain(
    'constitutional',
    { en: 'Constitutional', fr: 'Constitutionnel' },
    [0, 1, 2],
    {
      1: {
        en: 'Mild or intermittent fever (37.5–38.5 °C), or night sweats, or unwanted weight loss of 5–10 %',
        fr: 'Fièvre légère ou intermittente (37,5–38,5 °C), ou sueurs nocturnes, ou perte de poids involontaire de 5–10 %',
      },
      2: {
        en: 'Fever above 38.5 °C, or unwanted weight loss above 10 %',
        fr: 'Fièvre au-dessus de 38,5 °C, ou perte de poids involontaire de plus de 10 %',
      },
    },
    { en: 'Not infection, not deliberate weight loss.', fr: 'Hors infection et amaigrissement volontaire.' },
  ),
  lymphadenopathy: domain(
    'lymphadenopathy',
    { en: 'Lymphadenopathy and lymphoma', fr: 'Adénopathies et lymphome' },
    [0, 1, 2, 3],
    {
      1: { en: 'A node of 1 cm or more anywhere, or 2 cm or more in the groin', fr: 'Ganglion d’au moins 1 cm, ou 2 cm à l’aine' },
      2: {
        en: 'A node of 2 cm or more anywhere, or 3 cm or more in the groin, or an enlarged spleen',
        fr: 'Ganglion d’au moins 2 cm, ou 3 cm à l’aine, ou rate augmentée de volume',
      },
      3: { en: 'A current malignant B-cell disorder', fr: 'Hémopathie B maligne en cours' },
    },
    { en: 'Not infection.', fr: 'Hors infection.' },
  ),
  glandular: domain(
    'glandular',
    { en: 'Glandular swelling', fr: 'Gonflement glandulaire' },
    [0, 1, 2],
    {
      1: {
        en: 'Small: parotid up to 3 cm, or limited submandibular or lacrimal swelling',
        fr: 'Petit : parotide jusqu’à 3 cm, ou gonflement sous-maxillaire ou lacrymal limité',
      },
      2: {
        en: 'Major: parotid above 3 cm, or important submandibular or lacrimal swelling',
        fr: 'Important : parotide de plus de 3 cm, ou gonflement sous-maxillaire ou lacrymal important',
      },
    },
    { en: 'Not stone, not infection.', fr: 'Hors lithiase et infection.' },
  ),
  articular: domain(
    'articular',
    { en: 'Articular', fr: 'Articulaire' },
    [0, 1, 2, 3],
    {
      1: {
        en: 'Pain in hands, wrists, ankles and feet with more than 30 min of morning stiffness',
        fr: 'Douleurs des mains, poignets, chevilles et pieds avec raideur matinale de plus de 30 min',
      },
      2: { en: 'Synovitis in 1–5 of 28 joints', fr: 'Synovites de 1 à 5 articulations sur 28' },
      3: { en: 'Synovitis in 6 or more of 28 joints', fr: 'Synovites d’au moins 6 articulations sur 28' },
    },
    { en: 'Not osteoarthritis.', fr: 'Hors arthrose.' },
  ),
  cutaneous: domain(
    'cutaneous',
    { en: 'Cutaneous', fr: 'Cutané' },
    [0, 1, 2, 3],
    {
      1: { en: 'Erythema multiforme', fr: 'Érythème polymorphe' },
      2: {
        en: 'Limited cutaneous or urticarial vasculitis, or purpura of feet and ankles only, or subacute cutaneous lupus',
        fr: 'Vascularite cutanée ou urticarienne limitée, ou purpura limité aux pieds et chevilles, ou lupus cutané subaigu',
      },
      3: {
        en: 'Diffuse cutaneous or urticarial vasculitis, or diffuse purpura, or ulcers from vasculitis',
        fr: 'Vascularite cutanée ou urticarienne diffuse, ou purpura diffus, ou ulcères de vascularite',
      },
    },
    stable,
  ),
  pulmonary: domain(
    'pulmonary',
    { en: 'Pulmonary', fr: 'Pulmonaire' },
    [0, 1, 2, 3],
    {
      1: {
        en: 'Persistent cough or bronchial involvement with a normal X-ray, or interstitial disease on imaging without breathlessness and with normal function',
        fr: 'Toux persistante ou atteinte bronchique à radiographie normale, ou pneumopathie interstitielle sans dyspnée et à fonction normale',
      },
      2: {
        en: 'Interstitial disease on HRCT with breathlessness on exercise (NYHA II), or 40 ≤ DLCO < 70 %, or 60 ≤ FVC < 80 %',
        fr: 'Pneumopathie interstitielle au scanner avec dyspnée d’effort (NYHA II), ou 40 ≤ DLCO < 70 %, ou 60 ≤ CVF < 80 %',
      },
      3: {
        en: 'Interstitial disease on HRCT with breathlessness at rest (NYHA III–IV), or DLCO < 40 %, or FVC < 60 %',
        fr: 'Pneumopathie interstitielle au scanner avec dyspnée de repos (NYHA III–IV), ou DLCO < 40 %, ou CVF < 60 %',
      },
    },
    { en: 'Stable damage and smoking-related disease are rated 0.', fr: 'Séquelles stables et atteintes liées au tabac cotées 0.' },
  ),
  renal: domain(
    'renal',
    { en: 'Renal', fr: 'Rénal' },
    [0, 1, 2, 3],
    {
      0: {
        en: 'Proteinuria below 0.5 g/d, no haematuria, leucocyturia or acidosis',
        fr: 'Protéinurie < 0,5 g/j, ni hématurie, ni leucocyturie, ni acidose',
      },
      1: {
        en: 'Tubular acidosis with GFR ≥ 60, or glomerular disease with proteinuria 0.5–1 g/d, no haematuria, GFR ≥ 60',
        fr: 'Acidose tubulaire avec DFG ≥ 60, ou atteinte glomérulaire avec protéinurie 0,5–1 g/j, sans hématurie, DFG ≥ 60',
      },
      2: {
        en: 'Tubular acidosis with GFR < 60, or glomerular disease with proteinuria above 1 and up to 1.5 g/d, no haematuria, GFR ≥ 60; or histology: extra-membranous glomerulonephritis or important interstitial lymphoid infiltrate',
        fr: 'Acidose tubulaire avec DFG < 60, ou atteinte glomérulaire avec protéinurie > 1 et ≤ 1,5 g/j, sans hématurie, DFG ≥ 60 ; ou histologie : glomérulonéphrite extra-membraneuse ou infiltrat lymphoïde interstitiel important',
      },
      3: {
        en: 'Glomerular disease with proteinuria above 1.5 g/d, or haematuria, or GFR < 60; or histology: proliferative glomerulonephritis or cryoglobulin-related disease',
        fr: 'Atteinte glomérulaire avec protéinurie > 1,5 g/j, ou hématurie, ou DFG < 60 ; ou histologie : glomérulonéphrite proliférative ou liée à une cryoglobuline',
      },
    },
    {
      en: 'Stable damage is rated 0. When there is a biopsy, rate by histology first.',
      fr: 'Séquelles stables cotées 0. Si une biopsie existe, coter d’abord l’histologie.',
    },
  ),
  muscular: domain(
    'muscular',
    { en: 'Muscular', fr: 'Musculaire' },
    [0, 1, 2, 3],
    {
      1: { en: 'Myositis without weakness, CK above N and up to 2N', fr: 'Myosite sans déficit, CPK > N et ≤ 2N' },
      2: { en: 'Weakness no worse than 4/5, or CK above 2N and up to 4N', fr: 'Déficit au plus à 4/5, ou CPK > 2N et ≤ 4N' },
      3: { en: 'Weakness 3/5 or worse, or CK above 4N', fr: 'Déficit à 3/5 ou pire, ou CPK > 4N' },
    },
    {
      en: 'Myositis proven by EMG or biopsy; not weakness from steroids. N: upper limit of normal.',
      fr: 'Myosite prouvée par EMG ou biopsie ; hors myopathie cortisonique. N : limite supérieure de la normale.',
    },
  ),
  pns: domain(
    'pns',
    { en: 'Peripheral nervous system', fr: 'Système nerveux périphérique' },
    [0, 1, 2, 3],
    {
      1: {
        en: 'Pure sensory axonal polyneuropathy on conduction studies, or trigeminal neuralgia',
        fr: 'Polyneuropathie axonale sensitive pure à l’électromyogramme, ou névralgie du trijumeau',
      },
      2: {
        en: 'Sensory-motor neuropathy without motor deficit; pure sensory neuropathy with cryoglobulinaemic vasculitis; ganglionopathy with mild or moderate ataxia; CIDP with mild impairment; a cranial nerve other than the trigeminal',
        fr: 'Neuropathie sensitivomotrice sans déficit moteur ; neuropathie sensitive pure avec vascularite cryoglobulinémique ; ganglionopathie avec ataxie légère ou modérée ; PIDC peu gênante ; nerf crânien autre que le trijumeau',
      },
      3: {
        en: 'Motor deficit 3/5 or worse; neuropathy proven vasculitic; severe ataxia from ganglionopathy; CIDP with motor deficit 3/5 or worse or severe ataxia',
        fr: 'Déficit moteur à 3/5 ou pire ; neuropathie de vascularite prouvée ; ataxie sévère par ganglionopathie ; PIDC avec déficit à 3/5 ou pire ou ataxie sévère',
      },
    },
    stable,
  ),
  cns: domain(
    'cns',
    { en: 'Central nervous system', fr: 'Système nerveux central' },
    [0, 2, 3],
    {
      2: {
        en: 'Central cranial nerve involvement, optic neuritis, or a multiple-sclerosis-like disease with sensory signs only or proven cognitive impairment',
        fr: 'Atteinte centrale d’un nerf crânien, névrite optique, ou tableau de type sclérose en plaques purement sensitif ou avec trouble cognitif prouvé',
      },
      3: {
        en: 'Cerebral vasculitis with stroke or TIA, seizures, transverse myelitis, lymphocytic meningitis, or a multiple-sclerosis-like disease with motor deficit',
        fr: 'Vascularite cérébrale avec AVC ou AIT, crises comitiales, myélite transverse, méningite lymphocytaire, ou tableau de type sclérose en plaques avec déficit moteur',
      },
    },
    { en: 'Level 1 does not exist. Stable damage is rated 0.', fr: 'Le niveau 1 n’existe pas. Séquelles stables cotées 0.' },
  ),
  haematological: domain(
    'haematological',
    { en: 'Haematological', fr: 'Hématologique' },
    [0, 1, 2, 3],
    {
      1: {
        en: 'Neutrophils 1000–1500, or Hb 10–12 g/dL, or platelets 100 000–150 000, or lymphocytes 500–1000 (all between, per mm³)',
        fr: 'Neutrophiles 1000–1500, ou Hb 10–12 g/dL, ou plaquettes 100 000–150 000, ou lymphocytes 500–1000 (bornes exclues, par mm³)',
      },
      2: {
        en: 'Neutrophils 500–1000, or Hb 8–10 g/dL, or platelets 50 000–100 000, or lymphocytes ≤ 500',
        fr: 'Neutrophiles 500–1000, ou Hb 8–10 g/dL, ou plaquettes 50 000–100 000, ou lymphocytes ≤ 500',
      },
      3: {
        en: 'Neutrophils < 500, or Hb < 8 g/dL, or platelets < 50 000',
        fr: 'Neutrophiles < 500, ou Hb < 8 g/dL, ou plaquettes < 50 000',
      },
    },
    {
      en: 'Autoimmune cytopenia only: not iron or vitamin deficiency, not drugs. The worst of the four counts.',
      fr: 'Cytopénie auto-immune seulement : ni carence, ni médicament. La pire des quatre compte.',
    },
  ),
  biological: domain('biological', { en: 'Biological', fr: 'Biologique' }, [0, 1, 2], {
    1: {
      en: 'Clonal component, or low C3, C4 or CH50, or IgG 16–20 g/L',
      fr: 'Composant monoclonal, ou C3, C4 ou CH50 bas, ou IgG 16–20 g/L',
    },
    2: {
      en: 'Cryoglobulinaemia, or IgG above 20 g/L, or recent hypogammaglobulinaemia or fall of IgG below 5 g/L',
      fr: 'Cryoglobulinémie, ou IgG > 20 g/L, ou hypogammaglobulinémie récente ou chute des IgG sous 5 g/L',
    },
  }),
} as const
