import type { Content } from '#features/stories/rules.ts'

/** What somebody of the cast told so many days ago about an activity of theirs. */
export type CastStory = Omit<Content, 'opportunity_id' | 'organisation_id' | 'told_on'> & {
  who: string
  about: string
  daysAgo: number
  published: boolean
}

/** One that everybody may read, one that waits for somebody who looks at it. All of it is invented. */
export const STORIES: readonly CastStory[] = [
  {
    ...{ who: 'hayama', about: 'satoyama-wood', daysAgo: 30, published: true, door: 'help' },
    title: '雑木林に、土曜の仲間ができた',
    pseudonym: 'Aさん（50代）',
    before: '仕事で机に向かう日が続き、木のそばで体を動かしたいと思っていました。',
    did: '土曜の朝、雑木林の下草を刈り、道をひらいています。いまは、新しい人に鎌の研ぎ方も教えています。',
    after: '一年続けて、名前で呼びあう人がふえました。',
    quote: '林のあとの焚き火のお茶が、何よりのごちそうです。',
  },
  {
    ...{ who: 'ueki', about: 'kotonoha-japanese', daysAgo: 6, published: false, door: 'help' },
    title: '会社の外に、もう一つの居場所',
    pseudonym: 'Bさん（70代）',
    before: '会社と家の行き来だけの毎日でした。',
    did: '土曜の朝、外国から来た方と日本語でおしゃべりをしています。',
    after: '料理を教えあう友だちができました。',
    quote: 'わたしのほうが、教わることが多いんです。',
  },
]
