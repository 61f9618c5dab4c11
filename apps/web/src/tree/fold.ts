/** Lower case without accents, so that `crete` finds `Crête`. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
