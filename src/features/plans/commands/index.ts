import { outcomesNeeded } from '#matching/index.ts'
import type { Command } from '#platform/command.ts'
import { generate } from './city.ts'
import { match } from './match.ts'
import { verify } from './verify.ts'
import { fitWeights } from './weights.ts'

/** The engine on the command line: from file to file, without a database. */
export const commands: readonly Command[] = [
  {
    name: ['match'],
    usage:
      'match problem.json --out plan.json [--pairs pairs.csv] [--rounds N] [--workers N] [--seed N] [--weights FILE] [--json]',
    help: 'まち全体の案をつくります。問題（yui-problem/1）を読み、案（yui-plan/1）を書きます。同じ問題・--rounds・--seed からは、--workers がいくつでも同じ案ができます。--pairs は合う組をすべてCSVに書きます。Ctrl-C で止めると、それまでで一番よい案を書きます。--schema は、ふたつの形式の JSON Schema を表示します。終わりの番号は、書いたとき0、ファイルや指定に直すところがあるとき2（何も書きません）です。',
    run: match,
  },
  {
    name: ['verify'],
    usage: 'verify plan.json problem.json [--weights FILE] [--json]',
    help: '案が決まりを守り、点と上限が正しいかを、案をつくる計算とは別のプログラムで確かめます。--weights は、案をつくったときに使ったファイルです。終わりの番号は、正しいとき0、誤りがあるとき1、ファイルを読めないとき2です。',
    run: verify,
  },
  {
    name: ['generate-city'],
    usage: 'generate-city --people N --opportunities N --seed N [--out FILE]',
    help: '試しと測定のための架空のまち（yui-problem/1）をつくります。同じ数からは、いつも同じまちができます。人は20万人、活動は10万件までです。分布は docs/engine.md にあります。',
    run: generate,
  },
  {
    name: ['weights', 'fit'],
    usage: 'weights fit offers.csv [--weights FILE] [--freeze 項目,…] [--json]',
    help: [
      'これまでの提案の結果から、配点の案を出します（いまの配点は変えません）。ファイル（CSVか、.json の一覧）には likes、distance、time、experience、terms、character、need（それぞれ0から1）、outcome（決まったら1、決まらなければ0）、propensity（示される確からしさ。省略できます）を書きます。',
      `--weights はいまの配点、--freeze は動かさない項目です。終わりの番号は、案を出したとき0、結果が${outcomesNeeded}件に満たないかすべて同じで案を出せないとき1、ファイルを読めないとき2です。`,
    ].join(''),
    run: fitWeights,
  },
]
