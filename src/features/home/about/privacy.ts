import { html } from 'hono/html'
import { PURPOSE_KEYS, PURPOSES, wordingOf } from '#features/consents/index.ts'
import { settingsFrom, settingsOn } from '#features/municipalities/index.ts'
import { type Ask, page } from '#platform/page.ts'
import { type Html, numbers } from '#ui/html.ts'
import { summary } from '#ui/summary.ts'
import { SETTINGS } from '../rules.ts'
import { aboutPage, paragraphs, part, points } from './parts.ts'

/** 「個人情報の取り扱い」: what this program keeps of whom, for what, who sees it, and what one may ask for. */
export const privacy = page.public({
  path: '/privacy',
  can: 'everyone',
  audit: 'none',
  get: async (ask, db) => {
    const { privacyContact } = settingsFrom(await settingsOn(db, ask.today), SETTINGS)
    return aboutPage(
      ask,
      '個人情報の取り扱い',
      `${ask.municipality.name}は、個人情報の保護に関する法律にしたがって、みなさまの情報を取り扱います。このページは、このサイトと窓口の記録のしくみについての説明です。`,
      [
        part('このサイトを見るだけのとき', LOOKING),
        part('わたしのページに残したとき', KEEPING),
        part('「窓口から連絡をもらう」を送ったとき', asked),
        part('窓口で相談したとき', CONSULTED),
        part('ほかの人や団体に伝えるとき', told),
        part('だれが見られるか', SEEN),
        part('いつまで残すか', KEPT),
        part('見せてほしい・直してほしい・使わないでほしいとき', rights(ask, privacyContact)),
      ],
    )
  },
})

const LOOKING = points([
  'お名前や連絡先を入力しなくても、活動をすべて見られます。',
  'だれがどのページを見たか、何ということばでさがしたかを、このサイトのしくみは記録しません。通信の設備に残る記録については、窓口におたずねください。',
  '「わたしのこれから（ふりかえりシート）」に登録なしで書いたことは、画面を閉じると消え、こちらには残りません。わたしのページに書いたことは、ご本人が「見せる」とするまで、窓口の職員も見られません。',
  '「文字を大きく」「色をはっきり」「ふりがなをつける」「やさしい日本語にする」を選んだとき、「気になる」を押したとき（活動の番号だけ）と、お知らせを一度だけ表示するときに、小さな記録（クッキー）をお使いの機器に置きます。見る方を見分けるためには使いません。',
  'つながらないときのために、窓口の電話番号のページを、お使いの機器に残します。「この端末をおぼえる」を選んでわたしのページに入った機器には、これから2週間の予定も残し、ログアウトすると消します。',
  '広告や、ほかの会社のアクセス解析は使っていません。',
])

const KEEPING = paragraphs([
  '絵への答え、行ける時間、どこから行くか、「気になる」の一覧は、ログインして「わたしのページに残す」を押したときだけ、あなたのお名前といっしょに残ります。だまって残すことはありません。窓口や電話、紙でお聞きした答えは、職員が「残す」を押したときに残ります。',
  '残した答えは、次に来たときの始まりと、窓口で合う活動をさがすことに使います。わたしのページで、1つずつでも、すべてでも、いつでも忘れさせられます。忘れたものは、すぐに消えます（窓口の職員が記録に写した「希望」は、相談の記録として残ります）。',
  '「この条件で新しい活動が出たら知らせる」を押したときは、その条件と、お知らせした活動の番号を残します。12か月で終わり、いつでも1回押すとやめられます。',
])

const asked = html`${paragraphs([
  'お名前と、電話番号・メールアドレス・住所のうちお書きになったもの、どの活動のことか、ご都合のよい時間などを受け取ります。',
])}<p>${wordingOf('callback').text}</p>`

const CONSULTED = paragraphs([
  'お名前、生年月日、お住まい、連絡先、好きなことや経験、空いている時間、避けたい動作などを、うかがった範囲で記録します。話したくないことは、話さなくてかまいません。お名前を聞かずに相談をお受けすることもできます。',
  '使いみちは、ご相談への対応、合いそうな活動をさがすこと、はじめたあとのようすをうかがうこと、件数などをまとめた報告（お名前は出しません）です。',
])

const purposes = summary(
  PURPOSE_KEYS.filter(key => key !== 'callback').map(key => ({
    label: PURPOSES[key].text,
    value: `「${wordingOf(key).text}」`,
  })),
)

const told = html`${paragraphs([
  '団体や連携先に伝える前に、伝える相手と項目をお示しして、ご本人の同意をいただきます。同意はいつでも取り消せます。取り消されたときは、伝えた相手に知らせ、お渡しした紹介状を処分してもらいます。',
  'からだや健康のことを、活動の団体に伝えることはありません。',
  '法律に定めがあるときは、同意がなくても提供することがあります（個人情報の保護に関する法律69条）。',
])}<p>同意をいただくときの文は、次のとおりです。</p>${purposes}`

const SEEN = points([
  'ご相談の記録を見られるのは、担当の役割を持つ職員だけです。',
  'どの職員が、いつ、どなたの記録を見たかは、すべて記録に残ります。あとから書きかえるとわかるしくみになっています。',
  'このサイトにのせるのは活動と団体の情報で、利用する方の情報はのせません。',
])

const KEPT = paragraphs([
  '使いみちに必要な期間をこえて個人の情報を持ち続けてはならないと、法律で決まっています（個人情報の保護に関する法律61条2項）。相談の記録を何年残すかは市町村の決まりによります。窓口におたずねください。',
])

const rights = ({ municipality }: Ask, contact: string | null): Html =>
  html`${paragraphs([
    'ご自分の記録の開示（76条）、訂正（90条）、利用の停止や消去（98条）を請求できます（いずれも個人情報の保護に関する法律）。',
    'まちがいを見つけたときや、同意を取り消したいときは、窓口へお電話いただくだけでもかまいません。',
  ])}<p>請求の受付：${numbers(contact ?? `${municipality.desk_name}（電話 ${municipality.desk_phone}）におたずねください。`)}</p>`
