import type { CastOrganisation } from './types.ts'

/** The council of the plan (sources.md: council) and the Hello Work office that observes: names and tasks only. */
const COUNCIL: readonly Omit<CastOrganisation, 'kind' | 'town' | 'phone' | 'contact_name'>[] = [
  {
    key: 'jfc',
    name: '日本政策金融公庫松戸支店',
    kana: 'にほんせいさくきんゆうこうこまつどしてん',
    sector: '金融',
    about:
      'シニア起業家支援資金を受け持ちます。55歳以上で新たに事業を始める方や、始めておおむね7年以内の方が対象です。',
    services: ['起業の資金の相談'],
  },
  {
    key: 'silver',
    name: '（公社）柏市シルバー人材センター',
    kana: 'かしわししるばーじんざいせんたー',
    sector: '就業',
    about: '臨時的で短期的な仕事を、請負や委任、派遣、職業紹介で会員につなぎます。',
    services: ['請負・委任の仕事', '派遣', '職業紹介'],
  },
  {
    key: 'cci',
    name: '柏商工会議所',
    kana: 'かしわしょうこうかいぎしょ',
    sector: '産業',
    about: '市内で起業しようとする方の相談と、創業のセミナーを受け持ちます。',
    services: ['創業の相談', '創業セミナー'],
  },
  {
    key: 'shonan',
    name: '柏市沼南商工会',
    kana: 'かしわししょうなんしょうこうかい',
    sector: '産業',
    about: '市内で起業しようとする方の相談と、創業のセミナーを受け持ちます。',
    services: ['創業の相談', '創業セミナー'],
  },
  {
    key: 'iog',
    name: '東京大学高齢社会総合研究機構',
    kana: 'とうきょうだいがくこうれいしゃかいそうごうけんきゅうきこう',
    sector: '研究',
    about: '就労と社会参加、フレイル予防の効果を、同意した方の記録から調べます。',
    services: ['調査研究', 'フレイル予防'],
  },
  {
    key: 'slf',
    name: '（一社）セカンドライフファクトリー',
    kana: 'せかんどらいふふぁくとりー',
    sector: '研究・啓発',
    about: '高齢期の就労についての調査、講座、地域への貢献を進める団体です。',
    services: ['講座・セミナー', '調査研究'],
  },
  {
    key: 'shakyo',
    name: '（社福）柏市社会福祉協議会',
    kana: 'かしわししゃかいふくしきょうぎかい',
    sector: '福祉',
    about: 'ボランティアセンターを置き、地域のささえあいを進めています。',
    services: ['ボランティアの調整', '生活支援の体制づくり'],
  },
  {
    key: 'shien',
    name: '柏市地域生活支援センター',
    kana: 'かしわしちいきせいかつしえんせんたー',
    sector: '福祉',
    about: '福祉の総合相談の窓口です。暮らしの困りごとを、いくつもの機関と一緒に受けとめます。',
    services: ['福祉の総合相談', '重層的支援'],
  },
  {
    key: 'hellowork',
    name: 'ハローワーク松戸',
    kana: 'はろーわーくまつど',
    sector: '就業',
    about: '国の職業紹介の窓口です。求人と雇用保険の手続きを受け持ちます。',
    services: ['職業紹介', '雇用保険'],
  },
]

export const PARTNERS: readonly CastOrganisation[] = COUNCIL.map(said => ({
  kind: 'partner',
  town: '',
  phone: '',
  contact_name: '',
  ...said,
}))
