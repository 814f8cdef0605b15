// Verbs in the forms in which they are asked for and written.

const VERB = /^(.*[\p{Script=Han}ぁ-ん])([うくぐすつぬぶむる])$/u
const FORMS: Record<string, string> = {
  う: 'わいえおつ',
  く: 'かきけこい',
  ぐ: 'がぎげごい',
  す: 'さしせそ',
  つ: 'たちてと',
  ぬ: 'なにねの',
  ぶ: 'ばびべぼ',
  む: 'まみめも',
  る: 'らりれろつ',
}

/** The forms in which a folded verb is asked for too: 歩く, 歩き(たい), 歩け(る); 教える, 教え(たい). */
export function formsOf(word: string): string[] {
  const [, stem = '', end = ''] = VERB.exec(word) ?? []
  if (stem === '' || (Array.from(word).length < 3 && !/\p{Script=Han}/u.test(stem))) return []
  const forms = Array.from(FORMS[end]!, sign => `${stem}${sign}`)
  return end === 'る' && Array.from(stem).length > 1 ? [...forms, stem] : forms
}

const SPOKEN: Record<string, string> = { う: 'い', く: 'きい', ぐ: 'ぎい', す: 'し', つ: 'ち', ぶ: 'び', む: 'み' }

/** The forms in which a folded verb mostly stands in a text, where the verb has kanji: 読み of 読む. */
export const spokenForms = (word: string): string[] => {
  const [, stem = '', end = ''] = /^(.*\p{Script=Han})([うくぐすつぶむ])$/u.exec(word) ?? []
  return Array.from(stem === '' ? '' : SPOKEN[end]!, sign => `${stem}${sign}`)
}
