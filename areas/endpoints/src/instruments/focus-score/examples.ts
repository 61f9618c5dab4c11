import type { Example } from '../../definition/instrument.ts'

export const examples: readonly Example[] = [
  {
    title: { en: 'Three foci in 8 mm²', fr: 'Trois foyers dans 8 mm²' },
    input: { fls: '1', n_foci_1: '3', area_1: '8.0' },
    expect: { fs: '1.5', positive: '1', adequate: '1', cm_grade: '4' },
  },
  {
    title: { en: 'Two foci in 8.4 mm²', fr: 'Deux foyers dans 8,4 mm²' },
    input: { fls: '1', n_foci_1: '2', area_1: '8.4' },
    expect: { fs: '0.952381', positive: '0', cm_grade: '2' },
  },
  {
    title: { en: 'Two foci in exactly 8 mm²', fr: 'Deux foyers dans exactement 8 mm²' },
    input: { fls: '1', n_foci_1: '2', area_1: '8.0' },
    expect: { fs: '1', positive: '1', cm_grade: '3' },
  },
  {
    title: { en: 'Two levels', fr: 'Deux niveaux' },
    input: { fls: '1', n_foci_1: '2', area_1: '6.0', n_foci_2: '1', area_2: '6.0', foci_area_total: '0.3' },
    expect: { fs: '1', positive: '1', percent_infiltrate: '2.5' },
  },
  {
    title: { en: 'No focal lymphocytic sialadenitis', fr: 'Pas de sialadénite lymphocytaire focale' },
    input: { fls: '0', n_foci_1: '0', area_1: '10' },
    expect: { fs: 'NA', positive: '0', reason: 'no_fls' },
  },
  {
    title: { en: 'Confluent foci', fr: 'Foyers confluents' },
    input: { fls: '1', n_foci_1: '30', area_1: '9', confluent: '1' },
    expect: { fs: '12', positive: '1', cm_grade: '4' },
  },
]
