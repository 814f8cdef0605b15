// Conditions in kana: どようび, むりょう, しごと.

/** How the words of a condition are read, for who types in kana, as it is folded. */
const READ: Readonly<Record<string, string>> = {
  ...{
    年金: 'ねんきん',
    お金: 'おかね',
    無料: 'むりよう',
    参加費: 'さんかひ',
    会費: 'かいひ',
    月謝: 'げつしや',
    時給: 'じきゆう',
  },
  ...{
    給料: 'きゆうりよう',
    小遣い: 'こずかい',
    稼: 'かせ',
    生活: 'せいかつ',
    暮ら: 'くら',
    足し: 'たし',
    仕事: 'しごと',
    働: 'はたら',
  },
  ...{
    平日: 'へいじつ',
    週末: 'しゆうまつ',
    土日: 'どにち',
    午前: 'ごぜん',
    午後: 'ごご',
    見学: 'けんがく',
    終わ: 'おわ',
  },
  ...{
    自転車: 'じてんしや',
    歩いて: 'あるいて',
    徒歩: 'とほ',
    重い: 'おもい',
    荷物: 'にもつ',
    階段: 'かいだん',
    運転: 'うんてん',
  },
  ...{
    免許: 'めんきよ',
    人前: 'ひとまえ',
    休み: 'やすみ',
    力仕事: 'ちからしごと',
    立ち: 'たち',
    高い: 'たかい',
    細かい: 'こまかい',
  },
}
const READ_WORDS = Object.keys(READ).toSorted((a, b) => b.length - a.length)
/** A set of signs ([月火水木金土日]) stays as it is. */
const KANJI = new RegExp(`\\[[^\\]]*\\]|(?:${READ_WORDS.join('|')})(?![?*+{])`, 'g')
/** The same pattern for words in kana too. */
export const asRead = ({ source }: RegExp): RegExp =>
  new RegExp(source.replace(KANJI, found => (READ[found] ? `(?:${found}|${READ[found]})` : found)))

/** The days of the week as they are read, from Monday. */
export const KANA_DAYS: readonly string[] = ['げつ', 'か', 'すい', 'もく', 'きん', 'ど', 'にち']
