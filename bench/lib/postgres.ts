import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const home = '/usr/lib/postgresql'

/** A PostgreSQL of the distribution in a folder of its own, over a unix socket; ends and vanishes with `stop`. */
export interface Postgres {
  readonly version: string
  /** Run statements; gives rows as text columns. */
  query(sql: string): readonly (readonly string[])[]
  /** Stream COPY text into a table. */
  copy(table: string, chunks: Iterable<string>): Promise<void>
  restart(): void
  /** Bytes on disk of a table with its indexes. */
  bytes(table: string): number
  stop(): void
}

/** Start one, or say why there is none. */
export const startPostgres = (): Postgres | string => {
  const [version] = existsSync(home) ? readdirSync(home).sort().reverse() : []
  if (version === undefined) return 'no PostgreSQL under /usr/lib/postgresql (install the package postgresql)'
  if (process.getuid?.() !== 0) return 'the benchmark starts PostgreSQL as its own user and must be root for that'
  const bin = join(home, version, 'bin')
  const folder = mkdtempSync(join(process.env.DACRYON_BENCH_DIR ?? tmpdir(), 'dacryon-postgres-'))
  execFileSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const asPostgres = (command: string, args: readonly string[]): void => {
    const { status, stderr } = spawnSync('runuser', ['-u', 'postgres', '--', join(bin, command), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) throw new Error(`${command}: ${stderr}`)
  }
  const data = join(folder, 'data')
  asPostgres('initdb', ['-D', data, '--encoding=UTF8', '--locale=C', '--auth=trust'])
  // Settings a careful administrator would choose for a load on such a machine.
  const settings = [
    'shared_buffers=4GB',
    'maintenance_work_mem=2GB',
    'work_mem=256MB',
    'max_wal_size=16GB',
    'checkpoint_timeout=30min',
    'effective_cache_size=12GB',
    'random_page_cost=1.1',
    'max_parallel_workers_per_gather=2',
    "listen_addresses=''",
    `unix_socket_directories='${folder}'`,
  ]
  const start = (): void =>
    asPostgres('pg_ctl', [
      '-D',
      data,
      '-w',
      '-t',
      '120',
      '-l',
      join(folder, 'log'),
      '-o',
      settings.map((setting) => `-c ${setting}`).join(' '),
      'start',
    ])
  start()
  const connection = ['-h', folder, '-U', 'postgres', '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1']
  const server: Postgres = {
    version,
    query(sql) {
      const { status, stdout, stderr } = spawnSync('psql', [...connection, '-A', '-t', '-F', '\t', '-c', sql], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      if (status !== 0) throw new Error(stderr)
      return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\t'))
    },
    async copy(table, chunks) {
      const client = spawn('psql', [...connection, '-c', `copy ${table} from stdin`], { stdio: ['pipe', 'ignore', 'inherit'] })
      for (const chunk of chunks) if (!client.stdin.write(chunk)) await once(client.stdin, 'drain')
      client.stdin.end()
      const [code] = (await once(client, 'exit')) as [number]
      if (code !== 0) throw new Error(`copy into ${table} ended with ${code}`)
    },
    restart() {
      asPostgres('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop'])
      start()
    },
    bytes(table) {
      return Number(server.query(`select pg_total_relation_size('${table}')`)[0]?.[0])
    },
    stop() {
      asPostgres('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return server
}

/** The fact table as tranSMART has it, without indexes: they are made after loading, which is the fast way. */
export const factTable = `create table observation_fact (
  encounter_num bigint not null, patient_num bigint not null, concept_cd varchar(50) not null, provider_id varchar(50) not null,
  start_date timestamp not null, modifier_cd varchar(100) not null, instance_num bigint not null, trial_visit_num bigint not null,
  valtype_cd varchar(50), tval_char varchar(255), nval_num numeric(29,16))`

/** Its usual indexes. */
export const factIndexes = [
  'alter table observation_fact add primary key (encounter_num, patient_num, concept_cd, provider_id, start_date, modifier_cd, instance_num, trial_visit_num)',
  'create index on observation_fact (concept_cd, patient_num)',
  'create index on observation_fact (patient_num)',
  'create index on observation_fact (trial_visit_num)',
  'create index on observation_fact (modifier_cd, patient_num)',
  'analyze observation_fact',
]
