// The map of the code. A feature may import only features above it in this list, and of those only
// rules.ts (pure decisions) and index.ts (what the rest may use). Adding a feature is adding one word.
const FEATURES = [
  'municipalities', // 自治体と設定
  'accounts', // 職員の認証と役割
  'steps', // 次の一歩
  'kinds', // 就業形態・分野・負荷・技能
  'places', // 圏域・施設・地名・移動時間
  'organisations', // 団体・事業所・連携機関
  'people', // 利用者
  'opportunities', // 活動・求人
  'consultations', // 相談
  'proposals', // 提案・紹介・見学・決定・定着
  'shifts', // 分担・欠席・代わりの人
  'plans', // 案（まち全体の組み合わせ）
  'weights', // 配点・理由の答え合わせ
  'indicators', // 指標・評価
  'imports', // 取込
  'worklist', // やること
  'home', // 入口
]

const F = '^src/features'
const TESTS = '(\\.test|/testing)\\.ts$|/cases/'
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

module.exports = {
  forbidden: [
    ...order,
    forbid('every-feature-is-on-the-map', {}, { path: `${F}/`, pathNot: `${F}/(${FEATURES.join('|')})/` }),
    forbid(
      'features-meet-in-public',
      { path: `${F}/([^/]+)/`, pathNot: TESTS },
      { path: `${F}/`, pathNot: [`${F}/$1/`, `${F}/[^/]+/(index|rules)\\.ts$`] },
    ),
    forbid(
      'app-mounts-by-index',
      { path: '^src/[^/]+\\.ts$' },
      { path: `${F}/`, pathNot: `${F}/[^/]+/(index|commands|jobs|rounds)\\.ts$` },
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
          `${F}/[^/]+/rules[^/]*\\.ts$`,
          `${F}/[^/]+/text\\.ts$`,
          `${F}/kinds/`,
          '^src/platform/(dates|ages|times|ids|text|names|phones|codes|search|clock|files)\\.ts$',
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
      { path: `${F}/[^/]+/(actions|rules|store|jobs|rounds)[^/]*\\.ts$`, pathNot: TESTS },
      { path: `^src/ui/|${F}/[^/]+/${PAGES}` },
    ),
    forbid(
      'no-test-code-in-product',
      { path: '^src/', pathNot: [TESTS, '^src/(main|commands)\\.ts$'] },
      { path: `${TESTS}|^(seed|e2e|check|bench)/` },
    ),
    forbid('no-cycles', {}, { circular: true }),
    forbid('no-orphans', { orphan: true, pathNot: ['(\\.test|\\.d)\\.ts$', '^(e2e|check|bench)/', '/cases/'] }, {}),
    forbid('resolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // type-only imports count too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
