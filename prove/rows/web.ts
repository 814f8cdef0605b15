import type { Proof } from '../proof.ts'

/** What other sites, scripts and guessers try. */
export const WEB: readonly Proof[] = [
  {
    id: 'W1',
    says: 'another site sends no form of anybody, whatever it says of itself',
    bar: '100 % refused, nothing changed',
    tests: {
      'src/strangers.test.ts': ['sends no form of anybody, whoever is logged in'],
      'src/platform/origin.test.ts': 'all',
    },
    measured: 'every form × four ways of coming: refused',
    failed:
      'a host of the same domain (`same-site`) taken for ourselves, and every word that a browser does not know: both told',
  },
  {
    id: 'W2',
    says: 'words that are made to run stand in every text of the records, and a browser opens the pages: none runs',
    bar: '0 run, 0 for the policy to refuse',
    tests: { 'src/markup.test.ts': 'all', 'src/ui/escaping.test.ts': 'all' },
    measure: () => import('../measure/script.ts'),
    measured:
      '144 payloads, 276 pages opened (three of the desk, a resident, visitors), 202 of them with payloads: 0 ran, 0 refused by the policy',
    failed:
      'the title of an activity put on its card as markup: a test of the part told it, and the browser had 69 scripts refused by the policy',
  },
  {
    id: 'W3',
    says: 'tokens of sessions are never alike; a new login, a logout, a new password and twelve hours end the old ones; cookies are for us alone',
    bar: '256 bits, 0 twice, 0 reused',
    tests: {
      'src/platform/cookies.test.ts': 'all',
      'src/platform/mount.test.ts': [
        'after the logout the old session opens nothing',
        'a session ends after half an hour without a request',
      ],
      'src/features/accounts/login/next.test.ts': 'all',
    },
    measure: () => import('../measure/logins.ts'),
    measured: '120 sessions: 256 bits each, none twice; the answers’ times not measured since',
    failed: 'without the hash of nobody for an unknown login: medians 412 ms apart',
  },
  {
    id: 'W4',
    says: 'guessing is slowed where it is done and nowhere else, exactly; nobody learns whether a login is there; a made-up X-Forwarded-For changes nothing',
    bar: 'limit exact, medians ≤ 10 ms apart (W3)',
    tests: {
      'src/features/accounts/login/logins.test.ts': 'all',
      'src/features/accounts/login/rules.test.ts': 'all',
      'src/platform/address.test.ts': 'all',
      'src/platform/guesses.test.ts': 'all',
      'src/platform/mount.test.ts': ['an unknown login and a wrong password get the same answer'],
    },
    measured: 'a hundred guesses at once are no more than five, nor are twenty that come to several processes',
    failed:
      'the turns of a name and an address (`takeTurn`) left out: more than five of twenty at once (only the test that asks the database at once told it, which was added for it: in one process few passwords are tried at a time)',
  },
  {
    id: 'W5',
    says: 'headers stand on every answer; no way leads to another host; odd hosts, methods and paths are refused; the product asks nobody',
    bar: '100 % of answers, 0 connections to anywhere',
    tests: {
      'src/platform/mount.test.ts': [
        'every answer carries the security headers, errors and files too',
        'no page asks another host for anything, and none has an inline script',
      ],
      'src/platform/unreadable.test.ts': 'all',
      'src/platform/tenants.test.ts': 'all',
      'check/rules.test.ts': 'all',
    },
    measured: 'all',
    failed: 'a planted `fetch` in the product: named with its line (check/rules.test.ts)',
  },
]
