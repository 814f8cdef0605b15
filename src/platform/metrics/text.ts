/** One measured value with its labels. */
export type Line = { name: string; value: number; labels: Readonly<Record<string, string>> }

export const line = (name: string, value: number, labels: Line['labels'] = {}): Line => ({ name, value, labels })

/** What each figure says, and of which kind it is; a figure that is not here is not shown. Units are in the names. */
const FIGURES: Readonly<Record<string, readonly [kind: 'counter' | 'gauge' | 'histogram', help: string]>> = {
  yui_requests_total: ['counter', 'Requests answered, by the audience of the page and the status.'],
  yui_request_seconds: ['histogram', 'Seconds until the answer began, by the audience of the page.'],
  yui_database_up: ['gauge', '1 where the database answers, else 0.'],
  yui_pool_connections: ['gauge', 'Open connections of this process to the database, by login and state.'],
  yui_pool_waiting: ['gauge', 'Requests of this process that wait for a connection, by login.'],
  yui_replica_up: [
    'gauge',
    '1 where the pages of visitors are read from the replica, 0 where the primary answers them.',
  ],
  yui_replica_lag_seconds: ['gauge', 'How old the newest thing is at most that the replica does not show yet.'],
  yui_jobs: ['gauge', 'Jobs in the queue, by state (waiting, running, failed).'],
  yui_jobs_oldest_seconds: ['gauge', 'For how long the oldest job that could begin has waited.'],
  yui_rounds_failing: ['gauge', 'Runs of rounds that failed and are still to be done, in all municipalities.'],
  yui_rounds_last_done_timestamp_seconds: ['gauge', 'When the municipality that is furthest behind last did a round.'],
  yui_looks_broken: ['gauge', 'Municipalities whose log of looks is not as it was written (audit verify).'],
  yui_backup_last_timestamp_seconds: ['gauge', 'When the newest verified backup was made; 0 where there is none.'],
  yui_disk_free_bytes: ['gauge', 'Free room on the disk of the data or of the backups.'],
  process_resident_memory_bytes: ['gauge', 'Memory of this process.'],
  process_start_time_seconds: ['gauge', 'When this process began.'],
}

const familyOf = (name: string): string => name.replace(/(?<=seconds)_(bucket|sum|count)$/, '')

const labelsOf = (labels: Line['labels']): string => {
  const each = Object.entries(labels).map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/g, '_')}"`)
  return each.length > 0 ? `{${each.join()}}` : ''
}

/** The figures as Prometheus reads them (text exposition format 0.0.4). */
export function textOf(lines: readonly Line[]): string {
  return Object.entries(FIGURES)
    .map(([family, [kind, help]]) => {
      const own = lines.filter(({ name }) => familyOf(name) === family)
      const shown = own.map(({ name, value, labels }) => `${name}${labelsOf(labels)} ${value}\n`)
      return shown.length > 0 ? `# HELP ${family} ${help}\n# TYPE ${family} ${kind}\n${shown.join('')}` : ''
    })
    .join('')
}
