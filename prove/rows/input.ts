import type { Proof } from '../proof.ts'

/** What comes in: malformed, dirty, hostile. */
export const INPUT: readonly Proof[] = [
  {
    id: 'I1',
    says: 'whatever is sent that no page of ours would send is refused in words: no failure, no trace of the code, nothing of it in the log',
    bar: '0 × 5xx, 0 stacks, 0 words typed in the log',
    tests: {
      'src/malformed.test.ts': 'all',
      'src/platform/unreadable.test.ts': 'all',
      'src/platform/body.test.ts': 'all',
    },
    measure: () => import('../measure/odd.ts'),
    measured: '1,200 in process and 10,000 over the wire (`npm run bench -- staying`): 0',
    failed:
      'as it was before November 2026: wrong content types and broken bodies answered 503 with a stack, and what was typed stood in the log',
  },
  {
    id: 'I2',
    says: 'a dirty list of a city comes in row by row, a second time nothing is new, and one that is cut off leaves nothing',
    bar: '≤ 60 s, ≤ 300 MB, others wait ≤ 500 ms, 0 new the second time, 0 left of a broken one',
    tests: { 'src/features/imports/actions.test.ts': 'all' },
    measure: () => import('../measure/dirty.ts'),
    measured: '10,000 rows, at a load of 13: 9.7 s, +184 MB, others waited 0.17 s, 0 new, 0 left',
    failed: 'a list that is read in one go, as before 29 November 2026: others waited 5.9 s',
  },
  {
    id: 'I3',
    says: 'no cell that we write is run by a spreadsheet, and what we write is read back unchanged',
    bar: '0 formulas, x = x',
    tests: {
      'src/platform/files.test.ts': [
        'what a spreadsheet would run as a formula is made harmless, and only that',
        'what we write is read back unchanged',
      ],
      'src/markup.test.ts': 'all',
      'src/platform/csv.test.ts': 'all',
    },
    measured: '0 formulas; random texts come back as they were',
    failed: 'cells compared as they stand, without NFKC: a full-width ＝ got through',
  },
  {
    id: 'I4',
    says: 'bombs, foreign entities, viruses, polyglots, a body of 10 GB and five hundred slow connections are refused, and visitors are served meanwhile',
    bar: 'files ≤ 3 s, 10 GB ≤ 1 s, visitors p99 ≤ 500 ms, +100 MB, 0 slow ones left',
    tests: {
      'src/platform/xlsx/xlsx.test.ts': [
        'a small file that unpacks to more than 300 megabytes is refused without being unpacked',
      ],
    },
    measure: () => import('../measure/hostile.ts'),
    measured:
      '10 of 10 files refused within 0.05 s, 10 GB after 0.004 s; visitors’ p99 80 ms beside 500 slow connections, 0 of these left, memory as before',
    failed: 'the limit of 300 MB made 300 GB: the file was unpacked',
  },
]
