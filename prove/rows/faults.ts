import type { Proof } from '../proof.ts'

/** What is killed, cut off, full, slow or away. */
export const FAULTS: readonly Proof[] = [
  {
    id: 'F1',
    says: 'application and database are killed together at any moment while eight write: what was acknowledged is there once, and every table and index is whole',
    bar: '0 lost, 0 twice, 0 findings of amcheck, ready ≤ 10 s (5 kills each day, 50 a night)',
    tests: { 'src/platform/postgres/killed.test.ts': 'all' },
    measure: () => import('../measure/killed.ts'),
    measured:
      '5 kills, 121 acknowledged: 0 lost, 0 twice, 0 findings; ready after 3.2 s at most (at a load of 12 on two cores: 12.9 s)',
    failed:
      'a program that ends because nobody reads its output any more (as it was until 30 November 2026): no page came after a kill; a lost row: see F2',
  },
  {
    id: 'F2',
    says: 'the power goes while six write: every acknowledged row is there',
    bar: '0 lost in 20 cuts (4 each day); with fsync off rows must be lost',
    measure: () => import('../measure/power.ts'),
    measured: '4 cuts, 8,603 acknowledged, 0 lost; with fsync off 2 of 2 lost rows or would not start',
    failed: 'fsync off (tried in every run)',
  },
  {
    id: 'F3',
    says: 'a notice is sent at least once, by mail, SMS or LINE, and not twice, whatever kills its sender, and though the other servers are late, refuse or break off; to whoever said no nothing is sent after that',
    bar: 'none lost, none under another id, mails twice ≤ 0.5 %, 0 after a no (10,000 notices and 20 kills each day, 40,000 and 100 a night)',
    measure: () => import('../measure/notices.ts'),
    measured:
      '20 kills while 10,000 were handed over (half mail, the others SMS and LINE), 175 to 216 times a server was late, refused or broke off: 0 lost, 0 under another id, mails twice 0 to 0.06 %, 39 to 49 SMS and LINE twice and told apart by their id; 20 people said no meanwhile: nothing sent to them after that',
    failed:
      'what was begun given no moment at which another process takes it up: 22 of 3,000 were never handed over; a consent that is not asked for when it is sent: 90 of 3,000 came to people who had said no',
  },
  {
    id: 'F4',
    says: 'the database is killed twenty times and held still: every request is answered, the program goes on, what was acknowledged is there; a replica that falls behind or dies is left out',
    bar: '0 unanswered, 0 other than 200, 204 and 503, back ≤ 15 s after a kill and ≤ 5 s after standing still',
    tests: {
      'src/platform/keeper.test.ts': 'all',
      'src/platform/health.test.ts': 'all',
      'src/platform/replica.test.ts': 'all',
    },
    measure: () => import('../measure/away.ts'),
    measured:
      '4,680 answered, 0 unanswered, 0 odd, 730 acknowledged and all there, back after 1.1 s at most (at a load of 13: 7.9 s), 0.2 s after 8 s of standing still',
    failed: 'as it was before November 2026: the program ended at each of nine kills',
  },
  {
    id: 'F5',
    says: 'the disk fills up under the program: writes are refused in words, /healthz says it, and it goes on by itself when there is room',
    bar: '≥ 1 refused with 503, 0 other, 0 lost, back ≤ 30 s',
    measure: () => import('../measure/full-disk.ts'),
    measured: '5 refused with 503, visitors’ pages there all the while, back after 0.2 s, 0 lost (load 11)',
    failed:
      'a full disk not counted among what goes away again: 183 of 183 writes were answered with a failure of ours',
  },
  {
    id: 'F6',
    says: 'the way to the database is slow, loses pieces, breaks off, is hung up, stands still or loses its connections without a word: what needs none answers, all others are served again soon; a form whose commit was never answered is there once when it is pressed again',
    bar: '/livez p99 ≤ 1 s, back ≤ 5 s, after lost connections ≤ 20 s, nobody waits > 5 s at a stretch for a connection, 0 refused while pieces are lost, a statement ends within 20 % of its time',
    measure: () => import('../measure/slow.ts'),
    measured:
      'at a load of 10: 254 ms; p99 of a page 507 ms with one piece of a hundred lost, 0 refused; 18 of 1,001 refused with 503 while five connections a second broke off, 0.1 s after that, 0.3 s after all were hung up; 3.5 s waited at most; 0.2 s after 8 s of silence, 10.4 s after all connections were lost, 0 % off; 5 forms whose commit was never answered: each there once. Lost are pieces in a proxy of ours, as TCP shows it (later, and all behind them too), not packets of a network card',
    failed:
      'without `query_timeout` (as it was): lost connections were waited for without end, for six minutes until it was stopped; a form that is another one at the second press: 5 of 5 were there twice',
  },
  {
    id: 'F7',
    says: 'while statements run away the program says that it is alive, and no regular expression of the product is slow for any text',
    bar: '/livez ≤ 100 ms, ended ≤ 6 s, 0 patterns beyond 150 ms for 5,000 letters',
    tests: { 'src/platform/db.test.ts': ['a runaway query is ended by the server'] },
    measure: () => import('../measure/runaway.ts'),
    measured: '19 ms, 5.3 s, 672 patterns, 0 slow',
    failed:
      'one pattern of ours of 30 November 2026 that did not end (a run of signs repeated, in a repetition), on words of our own only: named',
  },
]
