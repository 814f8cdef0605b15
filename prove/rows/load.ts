import type { Proof } from '../proof.ts'

/** How much, how long, beside whom. */
export const LOAD: readonly Proof[] = [
  {
    id: 'L1',
    says: 'a city of 100,000 residents: visitors without a pause, the search of the desk, and a hundred people at once',
    bar: 'visitors ≥ 500 /s at p99 ≤ 200 ms, search p95 ≤ 300 ms, 100 users p99 ≤ 500 ms, 0 failed',
    measure: () => import('../measure/load.ts'),
    // Its city is filled first, where it is not there yet: 4 to 5 minutes on a machine that does nothing else.
    minutes: 45,
    measured:
      'in the calm: visitors 909 /s at p99 59 ms, search by eight at once p95 77 ms, 100 users p99 385 ms, 0 failed. What residents ask of the desk is measured by `npm run bench -- residents` (asked for: 200 /s): 82 /s at p99 425 ms by one process',
    failed: 'sixty who search in the same moment instead of eight: p95 537 ms',
  },
  {
    id: 'L2',
    says: 'a plan for ten thousand people and five hundred activities, the same in every run',
    bar: '≤ 5 s, one result',
    measure: () => import('../measure/many.ts'),
    measured: 'in the calm 1.3 s, of which it takes 2.5 s of processor on two cores; one result',
    failed: 'at a load of 14 on two cores: 13.7 s, since the clock counts what others take of them',
  },
  {
    id: 'L3',
    says: 'seven times as many visitors in one city do not keep those of another waiting',
    bar: 'the other city’s p99 ≤ 500 ms, 0 not served',
    tests: { 'src/platform/turns.test.ts': 'all' },
    measure: () => import('../measure/spike.ts'),
    measured: 'in the calm: 51 ms beside a crowd, 20 ms before; 0 of 2,620 not served',
    failed: 'at a load of 19 on two cores: 4.5 s beside a crowd',
  },
  {
    id: 'L4',
    says: 'fifty requests a second for an hour: memory does not grow with them, no file stays open, nothing fails',
    bar: '≤ 8 MB/h after warming up (in two minutes: ≤ 60 MB), +20 files, 0 failed',
    measure: () => import('../measure/soak.ts'),
    measured: 'in two minutes: 6,000 requests, 0 failed, 1.2 MB more, 36 files fewer; the hour not run yet',
    failed: 'each answer kept in memory (20 kB): 143 MB more after two minutes',
  },
]
