export const CONSENT_FIELDS = [
  'name',
  'contact',
  'age',
  'experience',
  'wishes',
  'time',
  'health',
  'answers',
  'story',
  'outlook',
  'money',
] as const
export type ConsentField = (typeof CONSENT_FIELDS)[number]

type Declared = {
  /** Its name in a list. */
  text: string
  /** What may be told for it. Health never goes to an organisation that is only offered a helper. */
  fields: readonly ConsentField[]
  /** Whether a consent names the organisation that is told; a general one does not cover it then. */
  namesRecipient: boolean
  /**
   * The words that are read to the person, by version; the last is the one in use. A consent keeps the version that was
   * shown, so older ones stay here.
   */
  wordings: Readonly<Record<string, string>>
}

/**
 * Everything for which somebody may be asked whether they may be told of. One list, in one file, though other parts of a
 * noun register themselves: what a city uses people's data for is named and reviewed as a whole (個人情報の保護に関する
 * 法律61条、69条2項1号; sources.md: consent), and no later noun adds to it unseen. A purpose is never taken out again:
 * consents of years ago are told by it.
 */
export const PURPOSES = {
  introduction: {
    text: '団体への紹介',
    fields: ['name', 'contact', 'age', 'experience', 'wishes', 'time'],
    namesRecipient: true,
    wordings: {
      'introduction-1':
        '活動を紹介するために、下の項目を、選んだ団体に伝えてよいですか。団体は紹介のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
    },
  },
  referral: {
    text: '連携先へのつなぎ',
    fields: ['name', 'contact', 'age', 'experience', 'wishes', 'time', 'health'],
    namesRecipient: true,
    wordings: {
      'referral-1':
        'ご相談を引きつぐために、下の項目を、選んだ連携先に伝えてよいですか。連携先は相談のためだけに使います。いつでも取り消せます。取り消しても、窓口の利用に不利はありません。',
    },
  },
  research: {
    text: '調査研究',
    fields: ['age', 'wishes', 'answers'],
    namesRecipient: false,
    wordings: {
      'research-1':
        '高齢期の活躍について調べる研究のために、下の項目を、名前をふせて使ってよいですか。いつでも取り消せます。断っても、窓口の利用に不利はありません。',
    },
  },
  contact: {
    text: 'お知らせ',
    fields: ['name', 'contact'],
    namesRecipient: false,
    wordings: {
      'contact-1': '講座や活動のお知らせを、窓口からお送りしてよいですか。いつでもやめられます。',
    },
  },
  story: {
    text: '事例としての紹介',
    fields: ['age', 'experience', 'story'],
    namesRecipient: false,
    wordings: {
      'story-1':
        'うかがったお話（活動のようすと、おことば）を、仮の名前で、窓口のホームページや印刷物で紹介してよいですか。お名前や連絡先はのせません。のせる前に、文をごらんいただきます。いつでも取り消せます。取り消したときは、すぐにホームページからはずします。断っても、窓口の利用に不利はありません。',
    },
  },
  outlook: {
    text: 'ふりかえりシートを見せる',
    fields: ['outlook', 'money', 'health'],
    namesRecipient: false,
    wordings: {
      'outlook-1':
        'ふりかえりシート（わたしのこれから）の下の項目を、窓口の相談員に見せてよいですか。相談のときに、いっしょに考えるためだけに使います。ほかの人や団体には伝えません。いつでも取り消せます。取り消すと、すぐに見られなくなります。断っても、窓口の利用に不利はありません。',
    },
  },
  callback: {
    text: '依頼への連絡',
    fields: ['name', 'contact'],
    namesRecipient: false,
    wordings: {
      'callback-1':
        '窓口が、ご依頼にご連絡するために、お名前と連絡先を使います。ほかのことには使いません。活動の団体などにお伝えすることもありません。ご依頼は、いつでも取り下げられます。',
    },
  },
} as const satisfies Record<string, Declared>

export type Purpose = keyof typeof PURPOSES
export const PURPOSE_KEYS = Object.keys(PURPOSES) as [Purpose, ...Purpose[]]

/** The name of a purpose as it is stored; one of another version of the program is told as such. */
export const purposeText = (stored: string): string =>
  Object.hasOwn(PURPOSES, stored) ? PURPOSES[stored as Purpose].text : 'この画面では表せない目的'

/** The wording in use for a purpose. */
export function wordingOf(purpose: Purpose): { version: string; text: string } {
  const [version, text] = Object.entries<string>(PURPOSES[purpose].wordings).at(-1)!
  return { version, text }
}

const WORDINGS = new Map(PURPOSE_KEYS.flatMap(key => Object.entries<string>(PURPOSES[key].wordings)))

/** The words of a version that was shown once. */
export const wordingShown = (version: string): string => WORDINGS.get(version) ?? 'この画面では表せない文'
