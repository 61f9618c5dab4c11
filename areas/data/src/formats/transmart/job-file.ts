import { staysInside } from '../stays-inside.ts'
import { type Job, studyKeys } from './jobs.ts'
import type { Params } from './params.ts'
import { error, shown } from './problem.ts'
import type { Reading } from './reading.ts'

/** A params file of a known job, its settings checked. */
export class JobFile {
  /** Path of the params file. */
  readonly path: string
  readonly name: string
  readonly job: Job
  readonly params: Params
  readonly #reading: Reading

  constructor(reading: Reading, path: string, name: string, job: Job, params: Params, study: Params) {
    this.#reading = reading
    this.path = path
    this.name = name
    this.job = job
    this.params = params
    if (job.task !== 'unsupported') this.#checkKeys(job.keys, study)
  }

  text(key: string): string | undefined {
    return this.params.get(key)?.value
  }

  /** File that a setting names; missing setting and missing file are errors. */
  required(key: string): string | undefined {
    if (this.params.has(key)) return this.#find(key)
    const remedy = `Add a line ${key}=... to ${this.path}.`
    this.#reading.log.add(error('params-key-absent', `${this.path} does not say ${key}.`, remedy, { file: this.path, expected: key }))
    return undefined
  }

  /** File that a setting names, when it names one: `x` means none. */
  optional(key: string): string | undefined {
    const name = this.text(key)
    return name === undefined || name.toLowerCase() === 'x' ? undefined : this.#find(key)
  }

  /** A setting that is Y or N. */
  flag(key: string): boolean {
    return this.choice(key, ['N', 'Y'], 'N') === 'Y'
  }

  choice<const Choice extends string>(key: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const setting = this.params.get(key)
    if (setting === undefined) return otherwise
    const chosen = choices.find((choice) => choice === setting.value.toUpperCase())
    if (chosen === undefined)
      this.complain(
        'params-value-unknown',
        key,
        `${key} is none of ${choices.join(', ')}.`,
        `Write ${choices.join(' or ')}.`,
        choices.join(' or '),
      )
    return chosen ?? otherwise
  }

  /** Report a setting. */
  complain(code: string, key: string, message: string, remedy: string, expected: string): void {
    const setting = this.params.get(key)
    const place = setting === undefined ? {} : { line: setting.line, value: shown(setting.value) }
    this.#reading.log.add(error(code, message, remedy, { file: this.path, column: key, expected, ...place }))
  }

  #find(key: string): string | undefined {
    const name = this.text(key) ?? ''
    if (!staysInside(name)) {
      this.complain(
        'file-outside',
        key,
        `${key} leads out of the study folder.`,
        'Name a file inside the study folder.',
        'a file inside the folder',
      )
      return undefined
    }
    const found = this.#reading.folder.findFor(this.path, name)
    if (found === undefined)
      this.complain(
        'file-absent',
        key,
        `${this.path} names ${name}, which is not there.`,
        `Put the file beside ${this.path} or into the folder of the same name, or correct the name.`,
        'a file that is there',
      )
    return found
  }

  #checkKeys(keys: readonly string[], study: Params): void {
    for (const key of this.params.keys()) {
      if (keys.includes(key)) continue
      if (!studyKeys.some((known) => known === key)) {
        const hint = /^(MODIFIERS_FILE|TRIAL_VISITS_FILE|STUDY_JSON_BLOB)$/.test(key)
          ? ' It belongs to the tmtk dialect, which is another format.'
          : ''
        this.complain(
          'params-key-unknown',
          key,
          `${key} is no setting of ${this.name}.params.${hint}`,
          `Correct the key, or take the line out. Known keys: ${keys.join(', ')}.`,
          keys.join(', '),
        )
      } else if (study.has(key))
        this.complain(
          'params-override',
          key,
          `${key} stands in study.params already and may not be given again.`,
          'Take the line out.',
          'the setting in study.params only',
        )
    }
  }
}
