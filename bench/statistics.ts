import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, type Random, randomFrom } from '@dacryon/core'
import { computeConsensusClustering } from '@dacryon/stats/clustering'
import { designMatrix, frameOf, numericColumn } from '@dacryon/stats/data'
import { expressionOf, fitGenesIn, geneTable, moderateFits } from '@dacryon/stats/omics'
import { growRandomForest, measuredPredictors } from '@dacryon/stats/prediction'
import { logisticNewton } from '@dacryon/stats/regression'
import { fitMixedModel } from '@dacryon/stats/repeated'
import { runBootstrap, testPermutation } from '@dacryon/stats/resampling'
import { isEstimable } from '@dacryon/stats/result'
import { coxNewton } from '@dacryon/stats/survival'
import type { Workshop } from '@dacryon/stats/workshop'
import { ThreadsWorkshop } from '@dacryon/workshop-threads'
import { inFolder } from './lib/folders.ts'
import { type Figure, writeResult } from './lib/results.ts'

const filled = (length: number, value: (at: number) => number): Float64Array => Float64Array.from({ length }, (_, at) => value(at))
const columnOf = (data: Float64Array, columns: number, at: number): Float64Array =>
  filled(data.length / columns, (row) => data[row * columns + at] as number)

const expression = (random: Random): Float64Array =>
  filled(20_000 * 1000, (at) => 8 + random.normal() + (Math.floor(at / 1000) < 500 && at % 2 === 1 ? 0.5 : 0))

const subjects = (random: Random): Float64Array => {
  const centres = [0, 1, 2].map(() => filled(1000, () => random.normal(0, 0.4)))
  return filled(500 * 1000, (at) => (centres[Math.floor(at / 1000) % 3]?.[at % 1000] ?? 0) + random.normal())
}

/** Twenty covariates, a yes or no, a follow-up time and whether an event ended it. */
const cohort = (random: Random): Float64Array => {
  const data = new Float64Array(100_000 * 23)
  for (let row = 0; row < 100_000; row++) {
    let risk = 0
    for (let k = 0; k < 20; k++) {
      const x = random.normal()
      data[row * 23 + k] = x
      risk += (x * (k % 3)) / 20
    }
    data[row * 23 + 20] = random.bernoulli(1 / (1 + Math.exp(1 - risk))) ? 1 : 0
    const [event, censored] = [random.exponential(Math.exp(-risk) * 2), random.uniform(0, 3)]
    // Whole days, so that times are tied as in a registry.
    data[row * 23 + 21] = Math.ceil(Math.min(event, censored) * 365)
    data[row * 23 + 22] = event <= censored ? 1 : 0
  }
  return data
}

/** 300 patients at 6 visits: outcome, patient, time, arm. */
const visits = (random: Random): Float64Array => {
  const own = Array.from({ length: 300 }, () => [random.normal(0, 1.2), random.normal(0, 0.3)] as const)
  return filled(1800 * 4, (at) => at).map((at) => {
    const [row, column] = [Math.floor(at / 4), at % 4]
    const [patient, time, arm] = [Math.floor(row / 6), row % 6, Math.floor(row / 6) % 2]
    const [start, slope] = own[patient] ?? [0, 0]
    return column === 0
      ? 6 + start + (slope - 0.2 - 0.1 * arm) * time + random.normal()
      : column === 1
        ? patient
        : column === 2
          ? time
          : arm
  })
}

const two = (random: Random): Float64Array => {
  const data = new Float64Array(400)
  for (let row = 0; row < 200; row++) {
    const x = random.normal(row < 100 ? 0.3 : 0)
    data[2 * row] = x
    data[2 * row + 1] = 0.5 * x + random.normal()
  }
  return data
}

const forestData = (random: Random): Float64Array => {
  const data = new Float64Array(1000 * 501)
  for (let row = 0; row < 1000; row++) {
    let score = 0
    for (let k = 0; k < 500; k++) {
      const x = random.normal()
      data[row * 501 + k] = x
      if (k < 5) score += x
    }
    data[row * 501 + 500] = score + random.normal() > 0 ? 1 : 0
  }
  return data
}

interface Case {
  readonly id: string
  readonly what: string
  readonly file: string
  readonly aim: string
  /** Whether both programs must give the same number (to 1e-5), or one like it (other random numbers). */
  readonly same: boolean
  data(random: Random): Float64Array
  run(data: Float64Array, workshop: Workshop): Promise<number> | number
}

const cases: readonly Case[] = [
  {
    id: 'moderated',
    what: 'Moderated t, 20,000 genes x 1,000 samples',
    file: 'expression.bin',
    aim: '1 x',
    same: true,
    data: expression,
    run: async (data, workshop) => {
      const names = (of: number, letter: string) => Array.from({ length: of }, (_, at) => `${letter}${at}`)
      const frame = ask(
        frameOf([
          ask(
            numericColumn(
              'g',
              filled(1000, (at) => at % 2),
            ),
          ),
        ]),
      )
      const fits = ask(
        await fitGenesIn(workshop, ask(expressionOf(names(20_000, 'g'), names(1000, 's'), data)), designMatrix(frame, [['g']])),
      )
      const first = geneTable(moderateFits(fits), 'g').find(({ gene }) => gene === 'g0')
      return first !== undefined && isEstimable(first.effect) ? first.effect.t : Number.NaN
    },
  },
  {
    id: 'consensus',
    what: 'Consensus clustering, 1,000 resamples, 500 x 1,000, k 2 to 8',
    file: 'subjects.bin',
    aim: '5 x',
    same: true,
    data: subjects,
    run: async (data, workshop) => {
      const points = { rows: 500, columns: 1000, data }
      const found = ask(await computeConsensusClustering(points, { seed: 'bench', from: 2, to: 8, resamples: 1000 }, workshop))
      const sizes = new Map<number, number>()
      for (const cluster of found.perK.find(({ k }) => k === 3)?.labels ?? []) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
      return Math.max(...sizes.values())
    },
  },
  {
    id: 'logistic',
    what: 'Logistic regression, 100,000 x 20',
    file: 'cohort.bin',
    aim: '1 x',
    same: true,
    data: cohort,
    run: (data) => {
      const design = new Float64Array(100_000 * 21)
      for (let row = 0; row < 100_000; row++) {
        design[row * 21] = 1
        design.set(data.subarray(row * 23, row * 23 + 20), row * 21 + 1)
      }
      return logisticNewton({ rows: 100_000, columns: 21, data: design }, columnOf(data, 23, 20)).coefficients[1] ?? Number.NaN
    },
  },
  {
    id: 'cox',
    what: 'Cox regression (Efron), 100,000 x 20',
    file: 'cohort.bin',
    aim: '1 x',
    same: true,
    data: cohort,
    run: (data) => {
      const design = new Float64Array(100_000 * 20)
      for (let row = 0; row < 100_000; row++) design.set(data.subarray(row * 23, row * 23 + 20), row * 20)
      const fit = coxNewton({
        design: { rows: 100_000, columns: 20, data: design },
        time: columnOf(data, 23, 21),
        event: columnOf(data, 23, 22),
      })
      return fit.coefficients[0] ?? Number.NaN
    },
  },
  {
    id: 'mixed',
    what: 'Mixed model, random intercept and slope, 300 patients x 6 visits',
    file: 'visits.bin',
    aim: '1 x',
    same: true,
    data: visits,
    run: (data) => {
      const frame = ask(frameOf(['y', 'patient', 'time', 'arm'].map((name, at) => ask(numericColumn(name, columnOf(data, 4, at))))))
      const model = ask(
        fitMixedModel(frame, { response: 'y', terms: [['time'], ['arm'], ['time', 'arm']], group: 'patient', slopes: ['time'] }),
      )
      const time = model.coefficients.find(({ name }) => name === 'time')?.value
      return time !== undefined && isEstimable(time) ? time.estimate : Number.NaN
    },
  },
  {
    id: 'permutation',
    what: '100,000 permutations of a difference of means, n 200',
    file: 'two.bin',
    aim: '5 x',
    same: false,
    data: two,
    run: async (data, workshop) => {
      const inFirst = Array.from({ length: 200 }, (_, row) => row < 100)
      const test = ask(await testPermutation(columnOf(data, 2, 0), inFirst, { permutations: 100_000, seed: 'bench' }, workshop))
      return isEstimable(test) ? test.pValue : Number.NaN
    },
  },
  {
    id: 'bootstrap',
    what: '10,000 bootstrap resamples of a correlation, n 200',
    file: 'two.bin',
    aim: '5 x',
    same: false,
    data: two,
    run: async (data, workshop) => {
      const found = ask(
        await runBootstrap('correlation', [columnOf(data, 2, 0), columnOf(data, 2, 1)], { replicates: 10_000, seed: 'bench' }, workshop),
      )
      return found.standardError
    },
  },
  {
    id: 'forest',
    what: 'Random forest, 500 trees, 1,000 x 500',
    file: 'forest.bin',
    aim: '1 x',
    same: false,
    data: forestData,
    run: async (data, workshop) => {
      const columns = Array.from({ length: 500 }, (_, at) => columnOf(data, 501, at))
      const predictors = ask(
        measuredPredictors(
          columns.map((_, at) => `x${at}`),
          columns,
        ),
      )
      const response = { kind: 'class', levels: ['0', '1'], codes: Int32Array.from(columnOf(data, 501, 500)) } as const
      const forest = ask(await growRandomForest(workshop, predictors, response, { trees: 500, seed: 'bench', importance: false }))
      return isEstimable(forest.outOfBag.error) ? forest.outOfBag.error : Number.NaN
    },
  },
]

const seconds = (value: number): string => (value < 0.1 ? `${(value * 1000).toFixed(1)} ms` : `${value.toFixed(2)} s`)

/** Ours once to warm up where it is quick, then the quicker of two; R the same in its own process. */
const measured = async (one: Case, data: Float64Array, workshop: Workshop): Promise<{ readonly best: number; readonly check: number }> => {
  let best = Infinity
  let check = Number.NaN
  for (let round = 0; round < 2 || (best < 0.5 && round < 5); round++) {
    const start = performance.now()
    check = await one.run(data, workshop)
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  return { best, check }
}

const inR = (folder: string, id: string): { readonly package: string; readonly seconds: number; readonly check: number } => {
  const run = () => spawnSync('Rscript', [join(import.meta.dirname, 'lib', 'statistics.R'), folder, id], { encoding: 'utf8' })
  const answers = [run(), run()].map(({ stdout, stderr }) => {
    if (!stdout.startsWith('{')) throw new Error(`R did not answer for ${id}: ${stderr}`)
    return JSON.parse(stdout) as { package: string; seconds: number; check: number }
  })
  return answers.reduce((a, b) => (a.seconds <= b.seconds ? a : b))
}

/** Statistics against R on the same data: computing only, without starting and reading. */
export const benchStatistics = async (): Promise<void> =>
  inFolder(async (folder) => {
    const workshop = new ThreadsWorkshop(2)
    const figures: Figure[] = []
    const notes: string[] = []
    for (const one of cases) {
      const data = one.data(randomFrom(`bench ${one.file}`))
      writeFileSync(join(folder, one.file), new Uint8Array(data.buffer))
      const own = await measured(one, data, workshop)
      const peer = inR(folder, one.id)
      const near = Math.abs(own.check - peer.check) <= (one.same ? 1e-5 : 0.1) * Math.max(Math.abs(peer.check), one.same ? 0 : 0.05)
      if (!near) throw new Error(`${one.id}: Dacryon has ${own.check}, R ${peer.check}: the two did not do the same.`)
      notes.push(
        `${one.what}: ${peer.package}; ${one.same ? 'same number' : 'like number (other random draws)'} ${own.check.toPrecision(6)} and ${peer.check.toPrecision(6)}.`,
      )
      figures.push({
        what: one.what,
        dacryon: seconds(own.best),
        peer: seconds(peer.seconds),
        ratio: peer.seconds / own.best,
        aim: one.aim,
      })
      process.stderr.write(`${one.id}: ${seconds(own.best)} against ${seconds(peer.seconds)}\n`)
    }
    await workshop.close()
    const note =
      'Computing only, the quicker of two runs (of five where a run takes less than half a second); two threads where the work can be cut.'
    writeResult('statistics', 'Statistics against R', "R 4.2 with Debian's packages, one process a case", [note, ...notes], figures)
  })
