/** Set of subjects by position: one bit a subject. */
export class SubjectSet {
  readonly #bits: Uint32Array

  /** @param subjects how many subjects there are */
  constructor(subjects: number) {
    this.#bits = new Uint32Array(Math.ceil(subjects / 32))
  }

  add(subject: number): void {
    const word = subject >>> 5
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (subject & 31))
  }

  addAll(other: SubjectSet): void {
    const bits = other.#bits
    for (let word = 0; word < bits.length; word++) this.#bits[word] = (this.#bits[word] ?? 0) | (bits[word] ?? 0)
  }

  clear(): void {
    this.#bits.fill(0)
  }

  get size(): number {
    let size = 0
    for (let bits of this.#bits) {
      bits -= (bits >>> 1) & 0x55555555
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
      size += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
    }
    return size
  }
}
