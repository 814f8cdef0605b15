import type { Proof } from '../proof.ts'

/** What is there again after everything was lost, and after a new version. */
export const BACKUPS: readonly Proof[] = [
  {
    id: 'B1',
    says: 'backup, wipe, restore: the same to the last letter, sealed and not, embedded and elsewhere; a broken, cut, changed or foreign one is refused before anything is touched',
    bar: 'all rows alike, every broken one refused',
    tests: {
      'src/platform/backup/backup.test.ts': 'all',
      'src/platform/backup/elsewhere.test.ts': 'all',
      'src/platform/backup/manifest.test.ts': 'all',
    },
    measured: '10,002 rows and more alike; six kinds of broken backups refused',
    failed:
      'planted in the tests: one bit changed, cut short, a table left out, another key (BROKEN in backup.test.ts); each is refused',
  },
  {
    id: 'B2',
    says: 'a backup is made each day and tried by restoring it, and only then an older one is let go; whoever was erased since is erased again',
    bar: 'restored ≤ 1 h for 100,000 residents',
    tests: {
      'src/platform/backup/series.test.ts': 'all',
      'src/platform/backup/keep.test.ts': 'all',
      'src/features/erasures/carry/restored.test.ts': 'all',
    },
    measured:
      'demo city (6,395 rows) restored in 8 s (docs/operation.md); an earlier backup restored by `yui restore`: 1 of 1 erased again, from the list beside it',
    failed:
      'backups not restored before the older one is let go: one that cannot be restored took its place (nothing told it until the test made such a one); of two on a day both kept',
  },
  {
    id: 'B3',
    says: 'a data folder and a backup of an earlier version are brought up to date, and the city in them goes on',
    bar: 'from each released schema, 0 rows lost',
    tests: { 'src/platform/backup/before/before.test.ts': 'all', 'src/platform/migrations.test.ts': 'all' },
    measured:
      'from the version before the lanes, folder and backup, and from that of 30 November 2026 with bookings (0109), a backup: every row, the schema of a new installation, its pages open',
    failed:
      'a migration that takes away one step of each city: both tests told it, from the backup and from the folder',
  },
]
