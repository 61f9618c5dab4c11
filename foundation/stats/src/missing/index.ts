export * from './pool-joint.ts'
export * from './pool-rubin.ts'
export * from './responders.ts'
export * from './tipping-point.ts'
