import type { Words } from '../../definition/words.ts'

const conjunctiva = (en: string, fr: string): Words => ({ en: `${en} conjunctiva`, fr: `Conjonctive ${fr}` })

/** Cornea of the NEI/Industry scheme: five zones of 0 to 3. */
export const cornea = {
  zones: {
    central: { en: 'Central cornea', fr: 'Cornée centrale' },
    superior: { en: 'Superior cornea', fr: 'Cornée supérieure' },
    inferior: { en: 'Inferior cornea', fr: 'Cornée inférieure' },
    nasal: { en: 'Nasal cornea', fr: 'Cornée nasale' },
    temporal: { en: 'Temporal cornea', fr: 'Cornée temporale' },
  },
  max: 3,
  total: 'cornea',
  totalLabel: { en: 'Total of the cornea', fr: 'Total de la cornée' },
  variables: { r: ['oc.cfs_nei_r'], l: ['oc.cfs_nei_l'] },
} as const

/** Conjunctiva of the NEI/Industry scheme: three nasal and three temporal zones of 0 to 3. */
export const conjunctivae = {
  zones: {
    cn1: conjunctiva('First nasal', 'nasale, première zone'),
    cn2: conjunctiva('Second nasal', 'nasale, deuxième zone'),
    cn3: conjunctiva('Third nasal', 'nasale, troisième zone'),
    ct1: conjunctiva('First temporal', 'temporale, première zone'),
    ct2: conjunctiva('Second temporal', 'temporale, deuxième zone'),
    ct3: conjunctiva('Third temporal', 'temporale, troisième zone'),
  },
  max: 3,
  total: 'conjunctiva',
  totalLabel: { en: 'Total of the conjunctiva', fr: 'Total de la conjonctive' },
} as const
