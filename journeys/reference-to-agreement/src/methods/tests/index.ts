import type { Methods } from '../../method.ts'
import { correlation } from './correlation.ts'
import { kruskal_anova } from './kruskal_anova.ts'
import { p_adjust } from './p_adjust.ts'
import { t_tests } from './t_tests.ts'
import { wilcoxon } from './wilcoxon.ts'

/** Adapters of this room by the name of their expected file. */
export const testsMethods: Methods = { correlation, kruskal_anova, p_adjust, t_tests, wilcoxon }
