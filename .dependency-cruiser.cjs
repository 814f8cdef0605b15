// The map of the code: a feature may import only features above it in the list of features, and of those only
// rules.ts (pure decisions) and index.ts (what the rest may use).
const FEATURES = require('./src/features.ts').FEATURES.map(({ name }) => name)

const F = '^src/features'
/** What a person reviews of a noun: for the checks, never for the product. */
const REVIEW = `${F}/[^/]+/review/`
const TESTS = `(\\.test|/testing)\\.ts$|^src/matching/cases/|${REVIEW}`
const PAGES = '(public|staff|resident|organiser|partner|api)([^/]*\\.ts|/)'
const forbid = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to })

const order = FEATURES.flatMap((name, i) => {
  const below = FEATURES.slice(i + 1)
  if (below.length === 0) return []
  const may = FEATURES.slice(0, i).join(', ') || 'no other feature'
  return [
    forbid(
      `order-${name}`,
      { path: `${F}/${name}/`, pathNot: TESTS },
      { path: `${F}/(${below.join('|')})/` },
      `${name} may use only: ${may}`,
    ),
  ]
})

const M = '^src/matching'
/** Rooms of the engine, one above the other: each may use those before it. */
const floors = (house, rooms) =>
  rooms
    .slice(0, -1)
    .map((room, i) =>
      forbid(
        `room-${room}`,
        { path: `${house}/${room}/`, pathNot: TESTS },
        { path: `${house}/(${rooms.slice(i + 1).join('|')})/` },
        `${room} may use only: ${rooms.slice(0, i).join(', ') || 'no other room'}`,
      ),
    )

module.exports = {
  forbidden: [
    ...order,
    ...floors(M, ['problem', 'table', 'pair', 'plan', 'check', 'learn']),
    ...floors(`${M}/plan`, ['seats', 'choose', 'search', 'why']),
    forbid(
      'rooms-do-not-use-what-joins-them',
      { path: `${M}/plan/[^/]+/`, pathNot: TESTS },
      { path: `${M}/plan/[^/]+\\.ts$` },
    ),
    forbid('the-engine-has-one-door', { pathNot: `${M}/` }, { path: `${M}/`, pathNot: `${M}/index\\.ts$` }),
    forbid('nobody-inside-goes-out-by-the-door', { path: `${M}/.+/` }, { path: `${M}/index\\.ts$` }),
    forbid(
      'the-checker-works-by-itself',
      { path: `${M}/check/`, pathNot: TESTS },
      { path: `${M}/(table|pair|plan|learn)/`, dependencyTypesNot: ['type-only'] },
      'it repeats the rules of the solver by its own code, on purpose, and takes the shape of a plan only',
    ),
    forbid('every-feature-is-on-the-map', {}, { path: `${F}/`, pathNot: `${F}/(${FEATURES.join('|')})/` }),
    forbid(
      'features-meet-in-public',
      { path: `${F}/([^/]+)/`, pathNot: TESTS },
      { path: `${F}/`, pathNot: [`${F}/$1/`, `${F}/[^/]+/(index|rules)\\.ts$`] },
    ),
    forbid(
      'app-mounts-by-index',
      { path: '^src/[^/]+\\.ts$' },
      { path: `${F}/`, pathNot: `${F}/[^/]+/(index|feature|commands|jobs|rounds)(/index)?\\.ts$` },
    ),
    forbid('nothing-imports-the-app', { path: '^src/[^/]+/', pathNot: TESTS }, { path: '^src/[^/]+\\.ts$' }),
    forbid(
      'platform-knows-no-feature',
      { path: '^src/platform/', pathNot: TESTS },
      { path: '^src/(features|ui|matching)/' },
    ),
    forbid(
      'ui-knows-no-feature',
      { path: '^src/ui/', pathNot: TESTS },
      { path: '^src/(features|matching)/|^src/platform/(db|schema|mount)' },
    ),
    forbid('matching-is-pure', { path: '^src/matching/', pathNot: TESTS }, { pathNot: '^src/matching/' }),
    forbid(
      'rules-are-pure',
      { path: `${F}/[^/]+/rules\\.ts$` },
      {
        pathNot: [
          `${F}/.+/rules[^/]*\\.ts$`,
          `${F}/[^/]+/text\\.ts$`,
          `${F}/kinds/`,
          // The room of what a value of a file can be: types and tables.
          `${F}/imports/values/`,
          '^src/platform/(dates|ages|times|ids|text|names|phones|codes|search|folding|clock|files|shapes|xlsx/refusals)\\.ts$',
        ],
      },
    ),
    forbid(
      'sql-lives-in-store',
      { path: '^src/', pathNot: ['/store[^/]*\\.ts$', '^src/platform/', TESTS] },
      { path: 'node_modules/(kysely|pg)/|^src/platform/schema\\.ts$' },
    ),
    forbid(
      'actions-do-not-render',
      { path: `${F}/.+/(actions|rules|store|jobs|rounds)[^/]*\\.ts$`, pathNot: TESTS },
      { path: `^src/ui/|${F}/.+/${PAGES}` },
    ),
    forbid(
      'a-review-stands-for-itself',
      { path: REVIEW },
      { pathNot: [REVIEW, '^check/review\\.ts$'] },
      'it is compared with what the product declares, so it takes nothing from there',
    ),
    forbid(
      'no-test-code-in-product',
      { path: '^src/', pathNot: [TESTS, '^src/(main|commands)\\.ts$'] },
      { path: `${TESTS}|^(seed|e2e|check|bench|prove)/` },
    ),
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'no-orphans',
      {
        orphan: true,
        pathNot: [
          '(\\.test|\\.d)\\.ts$',
          '^(e2e|check|bench|prove)/',
          '^src/matching/cases/',
          '^src/ui/client/sw\\.ts$',
        ],
      },
      {},
    ),
    forbid('resolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // type-only imports count too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
