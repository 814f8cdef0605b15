import type { ConsentField, ConsentRefusal, GiveRefusal, Purpose } from './rules.ts'

export const PURPOSE_TEXT = {
  introduction: '団体への紹介',
  referral: '連携先へのつなぎ',
  research: '調査研究',
  contact: 'お知らせ',
  callback: '依頼への連絡',
} satisfies Record<Purpose, string>

export const CONSENT_FIELD_TEXT = {
  name: '名前',
  contact: '連絡先',
  age: '年齢',
  experience: '経験・資格',
  wishes: '希望',
  time: '来られる時間',
  health: 'からだのこと',
  answers: 'アンケートの答え',
} satisfies Record<ConsentField, string>

export const CONSENT_TEXT = {
  consentMissing:
    'この相手に伝えることへの同意が まだありません。ご本人に確かめて、「同意」に記録してから行ってください。',
  consentGeneralOnly:
    '「全般」の同意だけでは、この団体に名前を伝えられません。この団体に伝えてよいか ご本人に確かめて、「同意」に記録してください。',
  consentWithdrawn:
    'この相手への同意は取り消されています。伝えることはできません。お気持ちが変わったときは、あらためて「同意」に記録してください。',
  consentNeedsRecipient: '相手の団体を選んでください。紹介や つなぎの同意は、団体ごとに確かめて記録します。',
  consentFieldNotAllowed:
    'この目的では伝えられない項目が選ばれています。チェックをはずしてください。からだのことは、団体への紹介では伝えません。',
  consentTwice:
    'この目的・相手への同意は すでにあります。項目を変えるときは、いまの同意を取り消してから記録してください。',
} satisfies Record<ConsentRefusal | GiveRefusal, string>

/**
 * The words that are read to the person, by version; the last of a purpose is the one in use. A consent keeps the
 * version that was shown, so older ones stay here.
 */
export const WORDINGS: readonly { version: string; purpose: Purpose; text: string }[] = [
  {
    version: 'introduction-1',
    purpose: 'introduction',
    text: '活動を紹介するために、下の項目を、選んだ団体に伝えてよいですか。団体は紹介のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
  },
  {
    version: 'referral-1',
    purpose: 'referral',
    text: 'ご相談を引きつぐために、下の項目を、選んだ連携先に伝えてよいですか。連携先は相談のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
  },
  {
    version: 'research-1',
    purpose: 'research',
    text: '高齢期の活躍について調べる研究のために、下の項目を、名前をふせて使ってよいですか。いつでも取り消せます。断っても、窓口の利用に不利はありません。',
  },
  {
    version: 'contact-1',
    purpose: 'contact',
    text: '講座や活動のお知らせを、窓口からお送りしてよいですか。いつでもやめられます。',
  },
  {
    version: 'callback-1',
    purpose: 'callback',
    text: '窓口が、ご依頼にご連絡するために、お名前と連絡先を使います。ほかのことには使いません。活動の団体などにお伝えすることもありません。ご依頼は、いつでも取り下げられます。',
  },
]

/** The wording in use for a purpose. */
export const wordingOf = (purpose: Purpose) => WORDINGS.findLast(wording => wording.purpose === purpose)!
