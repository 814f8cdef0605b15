import type { Proof } from '../proof.ts'

/** Who may open, read and change what. */
export const ACCESS: readonly Proof[] = [
  {
    id: 'A1',
    says: 'every route × everybody there is (visitor, six roles of staff, resident, organiser, partner, staff of another city): what opens is what the reviewed table says; a route that is not in it fails',
    bar: 'every cell, 0 otherwise',
    tests: { 'check/rights.test.ts': 'all' },
    measured: '601 routes × 11 = 6,611 cells, 0 otherwise',
    failed:
      'the page of one person asked for `worklist.read` instead of `people.read`: the administrator’s row named it',
  },
  {
    id: 'A2',
    says: 'with ids of another city nothing is opened, changed or told, in no body, header or line of the log; an id of somebody is answered as fast as one of nobody; one resident opens nothing of another',
    bar: '0 canaries, medians ≤ 20 ms apart',
    tests: {
      'src/strangers.test.ts': 'all',
      'src/lanes.test.ts': 'all',
    },
    measure: () => import('../measure/strangers.ts'),
    measured:
      '190 ways × three strangers (desk, accounts, figures), 0 canaries, 0 otherwise, 0.01 ms apart; 18 ways of residents opened by other residents: nothing of theirs. The database alone holds (permissions passed by: every lane, bare queries). The application alone does not, by design (decision 0004): with row-level security off dozens of the answers told something',
    failed: 'row-level security off (tried in every run): dozens of ways showed words of the other city',
  },
  {
    id: 'A3',
    says: 'every form (of the desk, the administrator, a resident) sent with every column of every table besides: none of them is written',
    bar: '0 marks in any table',
    measure: () => import('../measure/columns.ts'),
    measured: '960 forms of the desk, the administrator and a resident with 594 columns, 27 carried out, 0 marks',
    failed: 'the record of a person saved with `registered_on` besides, where the form brings it: 2 marks in `person`',
  },
  {
    id: 'A4',
    says: 'a role that is taken away, and an account that is closed, end at the next request of a session that is open',
    bar: 'next request (≤ 1 s)',
    tests: {
      'src/features/accounts/admin/roles.test.ts': ['takes effect at the next request of a session that is open'],
      'src/features/accounts/admin/leave.test.ts': [
        'hands over every step in the same act, is out at once, and each new owner sees from whom it came',
      ],
    },
    measured: 'the next request',
    failed: 'the roles of a session read without their days: a role that was ended, or has not begun, opened its pages',
  },
]
