import type { Mark, Section, Words } from '@dacryon/endpoints'

/** Languages that definitions speak. */
export type Language = 'en' | 'fr'

/** Headings of the sections of the shelf, in its order. */
export const sectionTitles: Readonly<Record<Section, Words>> = {
  activity: { en: 'Activity', fr: 'Activité' },
  response: { en: 'Response to treatment', fr: 'Réponse au traitement' },
  classification: { en: 'Classification', fr: 'Classification' },
  ocular: { en: 'Eyes', fr: 'Yeux' },
  oral: { en: 'Mouth', fr: 'Bouche' },
  ultrasound: { en: 'Ultrasound', fr: 'Échographie' },
  histology: { en: 'Histology', fr: 'Histologie' },
  laboratory: { en: 'Laboratory', fr: 'Biologie' },
  'patient-reported': { en: 'Reported by patients', fr: 'Rapporté par les patients' },
  prognosis: { en: 'Prognosis and strata', fr: 'Pronostic et strates' },
}

/** What a verification mark means. */
export const markMeanings: Readonly<Record<Mark, Words>> = {
  primary: { en: 'read in the primary publication', fr: 'lu dans la publication d’origine' },
  secondary: { en: 'read in a secondary text', fr: 'lu dans un texte secondaire' },
  unverified: {
    en: 'from memory: to be checked against the paper before a regulated use',
    fr: 'de mémoire : à vérifier dans l’article avant tout usage réglementé',
  },
  convention: { en: 'the sources are silent and Dacryon decided', fr: 'les sources se taisent ; Dacryon a décidé' },
}

/** The marks with what they mean, as a list. */
export const markLegend = (language: Language): readonly string[] =>
  Object.entries(markMeanings).map(([mark, meaning]) => `- **${mark}**: ${meaning[language]}.`)
