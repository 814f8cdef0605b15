import type { ConsentField, ConsentRefusal, GiveRefusal } from './rules.ts'

export const CONSENT_FIELD_TEXT = {
  name: '名前',
  contact: '連絡先',
  age: '年齢',
  experience: '経験・資格',
  wishes: '希望',
  time: '来られる時間',
  health: 'からだのこと',
  answers: 'アンケートの答え',
  story: 'お話（活動のようす・おことば）',
  outlook: 'ふりかえりシート（お金・からだのほか）',
  money: 'お金のこと',
} satisfies Record<ConsentField, string>

export const CONSENT_TEXT = {
  consentMissing:
    'この相手に伝えることへの同意がまだありません。ご本人に確かめて、「同意」に記録してから行ってください。',
  consentGeneralOnly:
    '「全般」の同意だけでは、この団体に名前を伝えられません。この団体に伝えてよいかご本人に確かめて、「同意」に記録してください。',
  consentWithdrawn:
    'この相手への同意は取り消されています。伝えることはできません。お気持ちが変わったときは、あらためて「同意」に記録してください。',
  consentNeedsRecipient: '相手の団体を選んでください。紹介やつなぎの同意は、団体ごとに確かめて記録します。',
  consentFieldNotAllowed:
    'この目的では伝えられない項目が選ばれています。チェックをはずしてください。からだのことは、団体への紹介では伝えません。',
  consentTwice:
    'この目的・相手への同意はすでにあります。項目を変えるときは、いまの同意を取り消してから記録してください。',
} satisfies Record<ConsentRefusal | GiveRefusal, string>
