import type { Proof } from '../proof.ts'

/** How much, how long, beside whom. */
export const LOAD: readonly Proof[] = [
  {
    id: 'L1',
    says: 'a city of 100,000 residents: visitors without a pause, the search of the desk, and a hundred people at once',
    bar: 'visitors ≥ 200 /s at p99 ≤ 200 ms, search p95 ≤ 300 ms, 100 users p99 ≤ 500 ms, 0 failed',
    measure: () => import('../measure/load.ts'),
    // Its city is filled first, where it is not there yet: 4 to 5 minutes on a machine that does nothing else.
    minutes: 45,
    measured: 'not measured for this table yet; the same pages: `npm run bench -- mixed city` (decision 0030)',
    failed: 'not shown yet: it needs a quiet machine to hold first',
  },
  {
    id: 'L2',
    says: 'a plan for ten thousand people and five hundred activities, the same in every run',
    bar: '≤ 5 s, one result',
    measure: () => import('../measure/many.ts'),
    measured:
      '13.7 s on the clock at a load of 14 on two cores (others worked), of which it takes 3.5 s of processor, 1.6 s of them one after the other; one result',
    failed: 'missed in the run of this table: the clock counts what others take of two cores',
  },
  {
    id: 'L3',
    says: 'seven times as many visitors in one city do not keep those of another waiting',
    bar: 'the other city’s p99 ≤ 500 ms, 0 not served',
    tests: { 'src/platform/turns.test.ts': 'all' },
    measure: () => import('../measure/spike.ts'),
    measured: 'at a load of 19 on two cores: 4.5 s beside a crowd, 0.98 s before; 0 not served',
    failed: 'missed in the run of this table, on a busy machine',
  },
  {
    id: 'L4',
    says: 'fifty requests a second for an hour: memory does not grow with them, no file stays open, nothing fails',
    bar: '≤ 8 MB/h after warming up (in two minutes: ≤ 60 MB), +20 files, 0 failed',
    measure: () => import('../measure/soak.ts'),
    measured: 'not measured for this table yet',
    failed: 'each answer kept in memory (20 kB): 143 MB more after two minutes',
  },
]
