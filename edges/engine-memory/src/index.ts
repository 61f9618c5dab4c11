export { memoryEngine, type MemoryRelease } from './memory-engine.ts'
