import type { Proof } from '../proof.ts'

/** What several do at the same moment, and what is sent twice. */
export const RACES: readonly Proof[] = [
  {
    id: 'C1',
    says: 'the last ten places, decided for two hundred at once: ten get one, the others are told that there is none; of two hundred who book the last ten themselves, over sockets, ten are in and the others stand in one line, without a gap',
    bar: 'exactly 10 every round, 0 other answers, ≤ 10 s a round',
    tests: {
      'src/features/proposals/record/actions.test.ts': ['of ten people at once for the last seat exactly one gets it'],
      'src/features/bookings/door/last-place.test.ts': 'all',
    },
    measure: () => import('../measure/seats.ts'),
    measured:
      '200 at once, 3 rounds: exactly 10 each, longest round 2.5 s; 200 forms over sockets for 10 places, 3 rounds: 10 in, 190 in one line, 0 other answers, longest round 9.2 s (all at a load of 10 on two cores; by the 82 /s of L1 200 forms would take 2.4 s in the calm). The line is in the order in which the forms came in, not in that of the commits',
    failed:
      'the condition `taken < capacity` left out of the update: the database’s own check (taken ≤ capacity) refused the eleventh place and the proof broke off',
  },
  {
    id: 'C2',
    says: 'nobody is in two places at once and no slot has more people than places, however many give them; of one activity a person has one proposal',
    bar: '0 overlaps in 10,000 random attempts (600 each day)',
    tests: { 'src/features/shifts/actions.test.ts': 'all' },
    measure: () => import('../measure/overlaps.ts'),
    measured: '600 attempts, 8 at once: 24 given, 0 overlaps, 0 overfull, 0 broken, 1 proposal of 20',
    failed: 'the lock on the person left out of `assign`: 9 overlaps in 600 attempts',
  },
  {
    id: 'C3',
    says: 'a form sent twenty times at once, once more later and once more to another process is carried out once, and every press leads to the same page',
    bar: '1 row, 22 of 22 alike',
    tests: {
      'src/platform/mount.test.ts': [
        'a form that is sent twice at once is carried out once, and both clicks end on the same page',
        'a token that is sent to another page is another form: it is carried out there',
      ],
    },
    measure: () => import('../measure/twice.ts'),
    measured: '110 presses of 5 forms: 1 row each, alike',
    failed: 'the form without its token: 45 consultations too many in 5 rounds',
  },
  {
    id: 'C4',
    says: 'a job has its effect once, however often and at once it is delivered, whatever kills its process; two processes never run a round twice',
    bar: 'each effect once',
    tests: {
      'src/platform/jobs.test.ts': 'all',
      'src/platform/listen.test.ts': 'all',
      'src/platform/rounds/rounds.test.ts': 'all',
    },
    measured: 'once each',
    failed:
      'a happening’s job taken on without asking whether it is done: twice; a run of a round taken on although it is done: by two processes',
  },
  {
    id: 'C5',
    says: 'histories of eight clients through our transaction helper hold no anomaly that committed reads rule out, and no append is lost',
    bar: 'no G0, G1a, G1b, G1c, no lost append in 20,000 transactions (4,000 each day)',
    tests: { 'check/histories.test.ts': 'all' },
    measure: () => import('../measure/isolation.ts'),
    measured: '3,930 transactions, 0 of each',
    failed: 'an append that reads and then writes back: 1,782 appends lost',
  },
]
