import type { Feature } from '../src/platform/feature.ts'
import type { Page } from '../src/platform/page.ts'
import type { Right } from './lanes.ts'
import { CLASSES, type DataClass, type Tables } from './review.ts'

// Papers for a city's review of security, made from the code: who may do what, and where which data lies and goes.

const ROLES = {
  counsellor: '相談員',
  coordinator: 'コーディネーター',
  manager: '責任者',
  administrator: 'システム管理',
  auditor: '監査担当',
  contributor: '記入担当',
}

/** `docs/generated/permissions.md`: each permission, the roles that hold it, and the pages that ask for it. */
export function permissionsText(features: readonly Feature[], pages: readonly Page[]): string {
  const held = features.flatMap(({ permissions = {} }) => Object.entries(permissions))
  const lines = held.map(([permission, roles]) => {
    const asked = pages.filter(({ can }) => can === permission)
    const ways = asked.flatMap(page => [
      ...(page.get ? [`GET ${page.path}`] : []),
      ...(page.post || page.enter ? [`POST ${page.path}`] : []),
    ])
    const cells = Object.keys(ROLES).map(role => (roles.includes(role) ? '○' : ''))
    const audited = asked.filter(({ audit }) => audit !== 'none').length
    return `| \`${permission}\` | ${cells.join(' | ')} | ${audited}/${asked.length} | ${ways.map(way => `\`${way}\``).join('、')} |`
  })
  const head = Object.values(ROLES)
  return `# 権限の表

コードの宣言から作ったものです（\`node run.mjs generate\`）。ここにない権限はだれも持ちません。人が見直した表（各機能の \`review/rights.ts\`）と違うページは \`check/rights.test.ts\` が止めます。
「記録」は、その権限で開くページのうち、だれがだれを見たかを残すものの数です。残さないページは、個人の情報を出しません。書きこみはすべて \`happening\` の表にも残ります。

| 権限 | ${head.join(' | ')} | 記録 | ページ |
|---|${head.map(() => '---').join('|')}|---|---|
${lines.join('\n')}
`
}

const OUT: readonly [kind: string, fits: RegExp][] = [
  ['CSV', /\.csv$/],
  ['Excel', /\.xlsx$/],
  ['Word', /\.docx$/],
  ['JSON', /\.json$/],
  ['紙', /\/(print|sheet|letter|activity)$/],
]

/** No lane reaches them: the catalogue of rights does not name them. */
const UNREACHED = ['claim_key', 'breakdown_share']

/** Every table of the catalogue must be classed in one list, and nothing else. */
export function unclassed(rights: readonly Pick<Right, 'tab' | 'view'>[], lists: readonly Tables[]): string[] {
  const tables = new Set(rights.filter(({ view }) => !view).map(({ tab }) => tab))
  const classed = lists.flatMap(list => Object.keys(list))
  return [
    ...[...tables].filter(table => !classed.includes(table)).map(table => `${table} stands in no review/tables.ts`),
    ...classed
      .filter(table => !UNREACHED.includes(table) && !tables.has(table))
      .map(table => `${table} of a review/tables.ts is no table`),
    ...classed
      .filter((table, at) => classed.indexOf(table) !== at)
      .map(table => `${table} stands in two review/tables.ts`),
  ]
}

/** `docs/generated/data.md`: which table holds what of which class, who reads it, how long it is kept, where it leaves. */
export function dataText(rights: readonly Right[], pages: readonly Page[], lists: readonly Tables[]): string {
  const wrong = unclassed(rights, lists)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const order = Object.keys(CLASSES)
  const rows = lists
    .flatMap(list => Object.entries(list))
    .toSorted(([a, [x]], [b, [y]]) => order.indexOf(x) - order.indexOf(y) || (a < b ? -1 : 1))
    .map(([table, [kind, holds, kept]]) => {
      const lanes = (right: RegExp) =>
        [...new Set(rights.filter(one => one.tab === table && right.test(one.right)).map(({ lane }) => lane))].join(
          ', ',
        )
      const copied = table === 'claim_key' ? '入らない' : '入る（暗号化）'
      return `| \`${table}\` | ${CLASSES[kind as DataClass]} | ${holds} | ${lanes(/select/)} | ${lanes(/insert|update|delete/)} | ${kept} | ${copied} |`
    })
  const ways = pages.flatMap(({ path, audience, can, audit, get }) => {
    const kind = OUT.find(([, fits]) => fits.test(path))?.[0]
    if (!get || !kind) return []
    return [`| ${kind} | \`${path}\` | ${audience} | ${can} | ${audit === 'none' ? 'なし' : audit.action} |`]
  })
  return `# データの流れ

データベースの目録と、ページの宣言から作ったものです（\`node run.mjs generate\`）。表の分類は、各機能の \`review/tables.ts\`（どの機能のものでもない表は \`check/own-tables.ts\`）で人が決めます。新しい表は、分類するまで検査を通りません。
「読む」「書く」は、データベースの役割（レーン）です。public は来た人、resident・organiser・partner・link は外からの人、entry はログインの判定、staff は職員の画面、job は処理です。どの行・列までかは \`lanes.md\` にあります。

## どこに何があるか

| 表 | 分類 | 中身 | 読む | 書く | 残す期間 | 控え |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## どこから外に出るか

結いは、市が決めた認証基盤のほかには、どのサーバーにも何も送りません（\`check/rules.ts\` が検査します）。外に出るのは次のものだけです。

| 形 | ページ | だれの画面 | 権限 | 見た記録 |
|---|---|---|---|---|
${ways.toSorted().join('\n')}
| 控え | \`yui backup\` | 運用する人 | サーバーに入れる人 | 控えの記録（manifest.json） |
| 数だけ | \`/metrics\` | 監視 | サーバーの中だけ | なし（個人の情報なし） |
| 記録 | 標準エラー出力 | 運用する人 | サーバーに入れる人 | なし（入力された文字は出ない） |
`
}
