import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'results')

/** One line of a result: what, how much, against whom. */
export interface Figure {
  readonly what: string
  readonly dacryon: string
  readonly peer: string
  /** Peer divided by Dacryon: above 1 Dacryon is faster. */
  readonly ratio?: number
  readonly aim?: string
}

/** Write a result as JSON and as a page, with the machine and the command that made it. */
export const writeResult = (name: string, title: string, peer: string, notes: readonly string[], figures: readonly Figure[]): void => {
  mkdirSync(folder, { recursive: true })
  const command = `npm run bench -- ${name}`
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ name, title, command, machine, date, peer, notes, figures }, null, 2)}\n`)
  const row = ({ what, dacryon, peer: other, ratio, aim }: Figure): string =>
    `| ${what} | ${dacryon} | ${other} | ${ratio === undefined ? '' : `${ratio.toFixed(1)} x`} | ${aim ?? ''} |`
  const page = [
    `# ${title}`,
    '',
    `\`${command}\`, ${date}, ${machine}. Peer: ${peer}. Shared machine: read ratios, not seconds.`,
    '',
    '| what | Dacryon | peer | peer / Dacryon | aim |',
    '|---|---|---|---|---|',
    ...figures.map(row),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ]
  writeFileSync(join(folder, `${name}.md`), page.join('\n'))
  process.stdout.write(`${readFileSync(join(folder, `${name}.md`), 'utf8')}\n`)
}
