import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutPersons, withoutPrivateMail } from './persons.ts'

/** Shapes of contact cells as real open data has them; the people are made up. */
const NAMED: readonly (readonly [string, string | null])[] = [
  ['市サッカー協会　田中　一郎', '市サッカー協会'],
  ['ソフトテニス連盟　日暮和男', 'ソフトテニス連盟'],
  ['音楽プロジェクトここまち・森山花子', '音楽プロジェクトここまち'],
  ['市民病院　地域医療連携部(田中)', '市民病院 地域医療連携部'],
  ['田中(介護予防アカデミア)', '介護予防アカデミア'],
  ['一般社団法人健康麻将協会　日暮(ひぐらし)', '一般社団法人健康麻将協会'],
  ['市スキー連盟担当田中', '市スキー連盟'],
  ['市アーチェリー協会髙橋', '市アーチェリー協会'],
  ['マザーアース柏　代表　山田', 'マザーアース柏'],
  ['ユネスコ協会・山田　社会教育センター', 'ユネスコ協会 社会教育センター'],
  ['サンライトヨーガ　日暮綾子さん(まなびの講師)', 'サンライトヨーガ (まなびの講師)'],
  ['山田マサエ　さん(市民講師)', '市民講師'],
  ['郷土研究会幹事・山田太郎氏', '郷土研究会'],
  ['日暮　太郎さん', null],
  ['渡邉󠄁 花子', null],
  ['五十嵐󠄀 花子', null],
  ['渡\ue000 花子', null],
  ['葛󠄀巻 冬子', null],
  ['日暮 和男', null],
  ['タナカ ハナコ', null],
  ['たなかはなこ', null],
  ['ﾔﾏﾀﾞ ﾀﾛｳ', null],
  ['もり けいこ', null],
  ['市民吹奏楽団　スズキ ケンイチ', '市民吹奏楽団'],
  ['髙橋', null],
  ['音楽プロジェクトここまち|山田花子', '音楽プロジェクトここまち'],
  ['ソフトテニス連盟｜鈴木一郎', 'ソフトテニス連盟'],
  ['郷土研究会／山田太郎', '郷土研究会'],
  ['郷土研究会[山田太郎]', '郷土研究会'],
  ['郷土研究会&山田太郎', '郷土研究会'],
  ['山田太郎•鈴木一郎', null],
]
const ORGANISATIONS = [
  '生涯学習部中央公民館',
  'こども部子育て支援課　出張しこだ児童センター「ニコニコ」',
  '公益社団法人杉並区シルバー人材センター清水分室',
  '山﨑記念　中野区立歴史民俗資料館',
  '神奈川県弁護士会川崎支部・川崎市共催',
  'まつり事務局(松田町役場観光経済課)',
  '千葉県　県土整備部　都市整備局　住宅課',
  '子育て支援センター「めばえ」',
  '三鷹市剣道連盟　担当宛',
  '前原地区社会福祉協議会',
  'NPO法人　成年後見なし坊あんしんサポート',
  'J:COM浦安音楽ホール',
  '正光寺',
  '千葉銀行',
  '佐藤歯科',
  '清水建設',
  '中村酒造',
  '山田電機 柏店',
  '田中農園',
  '鈴木内科クリニック',
  '高橋不動産',
  'ヒマワリ サークル',
  'さくら ホール',
  'カシワ マルシェ',
  'はらっぱ',
]

test('a name of a person in a contact cell is taken out, the organisation stays', () => {
  for (const [cell, text] of NAMED) assert.deepEqual(withoutPersons(cell), { text, found: true }, cell)
})

test('an organisation, an office or a place is not taken for a person', () => {
  for (const cell of ORGANISATIONS) assert.deepEqual(withoutPersons(cell), { text: cell, found: false })
})

test('mail addresses at free and mobile providers are taken out, those of offices stay', () => {
  for (const mail of ['kai@docomo.ne.jp', 'kai@gmail.com', 'kai@yahoo.co.jp', 'a@i.softbank.jp'])
    assert.deepEqual(withoutPrivateMail(`メール（${mail}）で`), {
      text: 'メール（（メールアドレスは掲載していません））で',
      found: true,
    })
  for (const mail of ['kominkan@city.example.chiba.jp', 'kouza@shakyo.example.or.jp', 'hall@jcom.zaq.ne.jp'])
    assert.equal(withoutPrivateMail(mail).found, false)
})
