import type { NotComputable } from './definition/instrument.ts'

/** What the field uses and what cannot be computed from a published rule, each with the reason. */
export const notComputable: readonly NotComputable[] = [
  {
    id: 'clintrialsessdai',
    title: { en: 'ClinTrialsESSDAI, a short ESSDAI for trials', fr: 'ClinTrialsESSDAI, un ESSDAI court pour les essais' },
    why: {
      en: 'A preprint of 2023 describes it; its list of domains and its weights were not found.',
      fr: 'Une prépublication de 2023 le décrit ; sa liste de domaines et ses poids n’ont pas été trouvés.',
    },
  },
  {
    id: 'essdai_levels_from_laboratory',
    title: { en: 'ESSDAI levels from laboratory values', fr: 'Niveaux ESSDAI à partir des valeurs de laboratoire' },
    why: {
      en: 'Whether a low count or a protein loss comes from the disease, and is activity and not damage, is a clinical judgement. The level must be rated by a physician.',
      fr: 'Dire qu’une cytopénie ou une protéinurie est due à la maladie, et qu’il s’agit d’activité et non de séquelle, est un jugement clinique. Le niveau doit être coté par un médecin.',
    },
  },
  {
    id: 'scai',
    title: { en: 'Sjögren’s systemic clinical activity index (SCAI)', fr: 'Indice d’activité clinique systémique (SCAI)' },
    why: {
      en: 'A letter for each of eight domains; the rules from items to letters were not found, and there is no agreed way from letters to a number.',
      fr: 'Une lettre pour chacun des huit domaines ; les règles menant des questions aux lettres n’ont pas été trouvées, et rien n’est convenu pour passer des lettres à un nombre.',
    },
    citation: {
      title: 'Sjögren’s systemic clinical activity index (title shortened)',
      authors: 'Bowman SJ, Sutcliffe N, Isenberg DA, et al.',
      year: 2007,
      doi: '10.1093/rheumatology/kem280',
      where: 'Rheumatology 2007;46:1845-51 (DOI from memory)',
    },
  },
  {
    id: 'ssdi',
    title: {
      en: 'Sjögren’s syndrome damage index (SSDI, United Kingdom)',
      fr: 'Indice de séquelles du syndrome de Sjögren (SSDI, Royaume-Uni)',
    },
    why: {
      en: 'Its list of items was not found. Totals that a rater gives can be imported.',
      fr: 'Sa liste d’éléments n’a pas été trouvée. Les totaux donnés par un évaluateur peuvent être importés.',
    },
    citation: {
      title: 'Sjögren’s syndrome damage index (title shortened)',
      authors: 'Barry RJ, Sutcliffe N, Isenberg DA, et al.',
      year: 2008,
      where: 'Rheumatology 2008;47:1193-8 (from memory)',
    },
  },
  {
    id: 'star_final',
    title: { en: 'A final STAR', fr: 'Un STAR définitif' },
    why: {
      en: 'Only the candidate of 2022 is published; no later definition was found. It will be a new value of the same shape: the composite editor takes it as it is.',
      fr: 'Seul le candidat de 2022 est publié ; aucune définition ultérieure n’a été trouvée. Ce sera une nouvelle valeur de même forme, que l’éditeur de composites accepte telle quelle.',
    },
  },
  {
    id: 'ifn_modules',
    title: { en: 'Interferon modules M1.2, M3.4 and M5.12', fr: 'Modules interféron M1.2, M3.4 et M5.12' },
    why: {
      en: 'The lists of genes were not found, and the reading of the modules is from memory only.',
      fr: 'Les listes de gènes n’ont pas été trouvées, et l’interprétation des modules n’est connue que de mémoire.',
    },
    citation: {
      title: 'Modular transcriptional repertoire of interferon signatures (title shortened)',
      authors: 'Chiche L, et al.',
      year: 2014,
      where: 'Arthritis Rheumatol 2014;66:1583-95 (from memory)',
    },
  },
  {
    id: 'bodewes2018',
    title: { en: 'Interferon type I and type II groups (2018)', fr: 'Groupes interféron de type I et de type II (2018)' },
    why: {
      en: 'The groups rest on principal components whose indicator genes and cut-offs were not found and belong to one study.',
      fr: 'Les groupes reposent sur des composantes principales dont les gènes indicateurs et les seuils n’ont pas été trouvés et appartiennent à une étude.',
    },
    citation: {
      title: 'Interferon type I and II activation in primary Sjögren’s syndrome (title shortened)',
      authors: 'Bodewes ILA, Al-Ali S, van Helden-Meeuwsen CG, et al.',
      year: 2018,
      where: 'Rheumatology 2018;57:921-30, abstract',
    },
  },
  {
    id: 'ssa_ssb',
    title: { en: 'Anti-SSA/Ro and anti-SSB/La', fr: 'Anti-SSA/Ro et anti-SSB/La' },
    why: {
      en: 'Positive or negative is what the laboratory reports, with its method; there is nothing to compute. Ro52 and Ro60 are kept apart where they were.',
      fr: 'Positif ou négatif est ce que rend le laboratoire, avec sa méthode ; il n’y a rien à calculer. Ro52 et Ro60 restent séparés lorsqu’ils l’étaient.',
    },
  },
  {
    id: 'sxi',
    title: { en: 'Short xerostomia inventory (SXI)', fr: 'Inventaire de xérostomie abrégé (SXI)' },
    why: {
      en: 'Five questions with three answers each, from memory; which numbers the answers get was not found.',
      fr: 'Cinq questions à trois réponses, de mémoire ; les nombres attribués aux réponses n’ont pas été trouvés.',
    },
  },
  {
    id: 'omeract_doppler',
    title: {
      en: 'OMERACT colour Doppler grading of the salivary glands',
      fr: 'Gradation OMERACT des glandes salivaires en Doppler couleur',
    },
    why: {
      en: 'The grading of 2020 by the OMERACT group is known only by name; its grades were not found.',
      fr: 'La gradation de 2020 du groupe OMERACT n’est connue que de nom ; ses grades n’ont pas été trouvés.',
    },
  },
  {
    id: 'chisholm_mason_to_focus_score',
    title: { en: 'A focus score from a Chisholm-Mason grade', fr: 'Un focus score à partir d’un grade de Chisholm et Mason' },
    why: {
      en: 'Grade 4 is any score above 1. The way back does not exist; the grade from a focus score does.',
      fr: 'Le grade 4 correspond à tout score supérieur à 1. Le chemin inverse n’existe pas ; celui du focus score vers le grade existe.',
    },
  },
  {
    id: 'schirmer_ii',
    title: { en: 'Schirmer test with anaesthetic', fr: 'Test de Schirmer sous anesthésie' },
    why: {
      en: 'Another test than Schirmer I: no composite or criterion here reads it, and no cut-off for it was found.',
      fr: 'Un autre examen que le Schirmer I : aucun critère ni score composite d’ici ne le lit, et aucun seuil n’a été trouvé.',
    },
  },
  {
    id: 'gland_biopsy_grades',
    title: {
      en: 'Atrophy, fibrosis, duct dilatation and non-specific sialadenitis',
      fr: 'Atrophie, fibrose, dilatation canalaire et sialadénite non spécifique',
    },
    why: {
      en: 'The consensus of 2017 asks for absent, mild, moderate or severe as the pathologist sees it; nothing is computed from it.',
      fr: 'Le consensus de 2017 demande absent, léger, modéré ou sévère selon le pathologiste ; rien n’en est calculé.',
    },
    citation: {
      title: 'Standardisation of labial salivary gland histopathology in clinical trials in primary Sjögren’s syndrome',
      authors: 'Fisher BA, Jonsson R, Daniels T, et al.',
      year: 2017,
      doi: '10.1136/annrheumdis-2016-210448',
      where: 'table 1, point 6',
    },
  },
  {
    id: 'juvenile_criteria',
    title: { en: 'Criteria for children', fr: 'Critères pour l’enfant' },
    why: {
      en: 'None is accepted. The proposal of 1999 and the eight points of 2010 could not be read in full; the algorithm of 2025 has three ways in (swollen parotids, other organs, dryness) of which only the abstract was read. ACR/EULAR 2016 is computed for children with a warning.',
      fr: 'Aucun n’est admis. La proposition de 1999 et les huit points de 2010 n’ont pas pu être lus en entier ; l’algorithme de 2025 a trois voies d’entrée (parotidite, atteinte extraglandulaire, sécheresse) dont seul le résumé a été lu. ACR/EULAR 2016 est calculé chez l’enfant avec un avertissement.',
    },
    citation: {
      title: 'Diagnostic algorithm for childhood Sjögren’s disease (title in short)',
      authors: 'Stern SM, et al.',
      year: 2025,
      doi: '10.1093/rheumatology/keae640',
      where: 'Rheumatology 2025;64:3039-47, abstract',
    },
  },
  {
    id: 'aecg_2002_tree',
    title: { en: 'Classification tree of AECG 2002', fr: 'Arbre de classification AECG 2002' },
    why: {
      en: 'The paper allows it for surveys in clinics and populations; its branches were not read.',
      fr: 'L’article l’autorise pour les enquêtes ; ses branches n’ont pas été lues.',
    },
  },
  {
    id: 'profad_ssi_sf',
    title: { en: 'PROFAD-SSI, short form of 19 questions', fr: 'PROFAD-SSI, forme courte de 19 questions' },
    why: {
      en: 'Which of its questions make which domain was not found.',
      fr: 'La répartition de ses questions entre les domaines n’a pas été trouvée.',
    },
    citation: {
      title: 'Validation of the short form of PROFAD-SSI in a trial population (title in short)',
      authors: 'Raymond K, et al.',
      year: 2023,
      doi: '10.1007/s40744-022-00493-2',
      where: 'Rheumatol Ther 2023;10:95-115, abstract',
    },
  },
  {
    id: 'facit_f_40',
    title: { en: 'FACIT-F, 40 questions', fr: 'FACIT-F, 40 questions' },
    why: {
      en: 'It adds the 27 questions of FACT-G, whose scoring was not sourced. The 13 questions on fatigue are computed.',
      fr: 'Il ajoute les 27 questions du FACT-G, dont la cotation n’a pas été trouvée. Les 13 questions de fatigue sont calculées.',
    },
  },
  {
    id: 'sf36_scales',
    title: { en: 'SF-36 scales from the 36 answers', fr: 'Échelles SF-36 à partir des 36 réponses' },
    why: {
      en: 'The number of questions of each scale, 100 × (raw − least) ÷ range, and the rule of half the answers are known. Which answer is recoded to which value was not sourced. Components are computed from the scales.',
      fr: 'Le nombre de questions de chaque échelle, 100 × (brut − minimum) ÷ étendue et la règle de la moitié des réponses sont connus. Le recodage des réponses n’a pas été trouvé. Les composantes sont calculées à partir des échelles.',
    },
  },
  {
    id: 'sf36_v2',
    title: { en: 'SF-36 version 2', fr: 'SF-36 version 2' },
    why: {
      en: 'Its norms and scores are licensed. They must not be mixed with those of version 1.',
      fr: 'Ses normes et scores sont sous licence. Ils ne doivent pas être mélangés à ceux de la version 1.',
    },
  },
  {
    id: 'lymphoma_baldini_quartuccio',
    title: { en: 'Lymphoma risk after Baldini 2012 and Quartuccio 2014', fr: 'Risque de lymphome selon Baldini 2012 et Quartuccio 2014' },
    why: {
      en: 'Predictors are named (swollen glands, cryoglobulins, low C4, low white cells, germinal centres), points for them were not found.',
      fr: 'Des facteurs sont nommés (gonflement glandulaire, cryoglobulines, C4 bas, leucopénie, centres germinatifs), mais aucun barème n’a été trouvé.',
    },
  },
  {
    id: 'latent_classes_korea',
    title: { en: 'Three symptom classes of a Korean cohort', fr: 'Trois classes de symptômes d’une cohorte coréenne' },
    why: {
      en: 'A latent class analysis of pain, fatigue, dryness and an EQ-5D question, whose parameters are not public.',
      fr: 'Une analyse en classes latentes de la douleur, de la fatigue, de la sécheresse et d’une question de l’EQ-5D, dont les paramètres ne sont pas publics.',
    },
  },
]
