/** How people write the values that every file has, in English and French. Compared without regard to case and spaces at the ends. */
export const valueSpellings = {
  boolean: {
    Y: ['yes', 'y', 'true', 't', 'oui', 'o', 'vrai', 'present', 'présent', 'positif', 'positive', 'pos', '+', 'x', 'coché'],
    N: ['no', 'n', 'false', 'f', 'non', 'faux', 'absent', 'negatif', 'négatif', 'negative', 'neg', '-'],
  },
  'assay-result': {
    positive: ['positive', 'pos', 'p', '+', 'positif', 'reactive', 'détecté', 'detected', 'présence'],
    negative: ['negative', 'neg', 'n', '-', 'négatif', 'non reactive', 'non détecté', 'not detected', 'absence'],
    borderline: ['borderline', 'equivocal', 'douteux', 'limite', 'indeterminate', 'indéterminé', '±'],
  },
  sex: {
    F: ['f', 'female', 'femme', 'woman', 'féminin', 'w'],
    M: ['m', 'male', 'homme', 'man', 'masculin', 'h'],
    U: ['u', 'unknown', 'inconnu', 'undifferentiated'],
  },
  'essdai-level': {
    '0': ['0', 'no', 'none', 'nul', 'absence', 'inactive'],
    '1': ['1', 'low', 'faible', 'bas'],
    '2': ['2', 'moderate', 'modéré', 'moyen'],
    '3': ['3', 'high', 'élevé', 'haut', 'fort'],
  },
  smoking: {
    never: ['never', 'jamais', 'non-fumeur', 'non fumeur', 'non smoker'],
    former: ['former', 'ex', 'ancien', 'sevré', 'ex-fumeur', 'past'],
    current: ['current', 'actif', 'fumeur', 'active', 'smoker'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

/** A set of values that has spellings of its own. */
export type SpelledValues = keyof typeof valueSpellings
