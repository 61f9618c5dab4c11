export { type MemoryRelease, memoryEngine } from './memory-engine.ts'
