export { ask } from '@dacryon/core'
