import type { Methods } from '../method.ts'
import { accuracyMethods } from './accuracy/index.ts'
import { agreementMethods } from './agreement/index.ts'
import { clusteringMethods } from './clustering/index.ts'
import { consensusMethods } from './consensus/index.ts'
import { describeMethods } from './describe/index.ts'
import { designMethods } from './design/index.ts'
import { federatedMethods } from './federated/index.ts'
import { geneticsMethods } from './genetics/index.ts'
import { metaMethods } from './meta/index.ts'
import { missingMethods } from './missing/index.ts'
import { multiomicsMethods } from './multiomics/index.ts'
import { omicsMethods } from './omics/index.ts'
import { predictionMethods } from './prediction/index.ts'
import { regressionMethods } from './regression/index.ts'
import { repeatedMethods } from './repeated/index.ts'
import { resamplingMethods } from './resampling/index.ts'
import { subgroupsMethods } from './subgroups/index.ts'
import { survivalMethods } from './survival/index.ts'
import { tablesMethods } from './tables/index.ts'
import { testsMethods } from './tests/index.ts'

/** Every method that can be compared, by name of its expected file. */
export const methods: Methods = {
  ...accuracyMethods,
  ...agreementMethods,
  ...clusteringMethods,
  ...consensusMethods,
  ...describeMethods,
  ...designMethods,
  ...federatedMethods,
  ...geneticsMethods,
  ...metaMethods,
  ...missingMethods,
  ...multiomicsMethods,
  ...omicsMethods,
  ...predictionMethods,
  ...regressionMethods,
  ...repeatedMethods,
  ...resamplingMethods,
  ...subgroupsMethods,
  ...survivalMethods,
  ...tablesMethods,
  ...testsMethods,
}
