import type { Items, YesNoItem } from '../../definition/item.ts'

const condition = (en: string, fr: string, variables?: readonly string[]) =>
  ({ kind: 'yes-no', label: { en, fr }, worse: 'higher', ...(variables && { variables }) }) as const satisfies YesNoItem

/** The conditions of the index. */
export const conditionIds = [
  'myocardial_infarction',
  'heart_failure',
  'peripheral_vascular',
  'cerebrovascular',
  'dementia',
  'chronic_lung',
  'connective_tissue',
  'ulcer',
  'mild_liver',
  'diabetes',
  'hemiplegia',
  'kidney',
  'diabetes_complicated',
  'tumour',
  'leukaemia',
  'lymphoma',
  'severe_liver',
  'metastasis',
  'aids',
] as const

export type ConditionId = (typeof conditionIds)[number]

/** Nineteen conditions and the age. */
export const items = {
  myocardial_infarction: condition('Myocardial infarction', 'Infarctus du myocarde', ['com.mi']),
  heart_failure: condition('Heart failure', 'Insuffisance cardiaque', ['com.heart_failure']),
  peripheral_vascular: condition('Peripheral vascular disease', 'Artériopathie périphérique'),
  cerebrovascular: condition('Cerebrovascular disease', 'Maladie cérébrovasculaire', ['com.stroke']),
  dementia: condition('Dementia', 'Démence'),
  chronic_lung: condition('Chronic lung disease', 'Maladie pulmonaire chronique', ['com.copd']),
  connective_tissue: condition('Connective tissue disease', 'Maladie du tissu conjonctif'),
  ulcer: condition('Peptic ulcer', 'Ulcère gastroduodénal'),
  mild_liver: condition('Mild liver disease', 'Hépatopathie légère'),
  diabetes: condition('Diabetes', 'Diabète', ['com.diabetes']),
  hemiplegia: condition('Hemiplegia', 'Hémiplégie'),
  kidney: condition('Moderate or severe kidney disease', 'Maladie rénale modérée ou sévère', ['com.ckd']),
  diabetes_complicated: condition('Diabetes with organ damage', 'Diabète avec atteinte d’organe'),
  tumour: condition('Solid tumour', 'Tumeur solide', ['com.cancer_other']),
  leukaemia: condition('Leukaemia', 'Leucémie'),
  lymphoma: condition('Lymphoma', 'Lymphome', ['com.lymphoma']),
  severe_liver: condition('Moderate or severe liver disease', 'Hépatopathie modérée ou sévère', ['com.liver_disease']),
  metastasis: condition('Metastatic tumour', 'Tumeur métastatique'),
  aids: condition('AIDS', 'Sida'),
  age: {
    kind: 'number',
    label: { en: 'Age', fr: 'Âge' },
    help: { en: 'Only for the variant with age points.', fr: 'Seulement pour la variante avec points d’âge.' },
    unit: 'a',
    min: '0',
    max: '120',
    variables: ['demo.age'],
    worse: 'higher',
    optional: true,
  },
} as const satisfies Items
