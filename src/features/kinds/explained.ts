/**
 * Words that are explained on the page 「ことばの説明」 (home/about/words.ts), each with the anchor of its explanation there: the
 * pages of activities lead to it from where the word stands.
 */
const EXPLAINED = {
  雇用: 'employment',
  業務委託: 'contract',
  請負: 'piecework',
  委任: 'contract',
  派遣: 'dispatch',
  有償ボランティア: 'paid-volunteering',
  '無償・参加': 'volunteering',
  見学: 'visit',
  お試し: 'trial',
  労災保険: 'insurance',
  雇用保険: 'insurance',
  最低賃金: 'minimum-wage',
  職業紹介: 'placement',
  シルバー人材センター: 'silver-centre',
  社会福祉協議会: 'welfare-council',
  地域包括支援センター: 'care-centre',
  ハローワーク: 'hello-work',
} as const

export type Explained = (typeof EXPLAINED)[keyof typeof EXPLAINED]

/** The page of the explanations. */
export const GLOSSARY = '/glossary'

const WORDS = (Object.keys(EXPLAINED) as (keyof typeof EXPLAINED)[]).sort((a, b) => b.length - a.length)
const ANY = new RegExp(`(${WORDS.join('|')})`)

/** A text in parts: what is explained, where it stands for the first time, has the address of its explanation. */
export function explainedIn(text: string): { text: string; href?: string }[] {
  const seen = new Set<string>()
  return text
    .split(ANY)
    .filter(part => part !== '')
    .map(part => {
      const anchor: string | undefined = Object.hasOwn(EXPLAINED, part)
        ? EXPLAINED[part as keyof typeof EXPLAINED]
        : undefined
      if (!anchor || seen.has(anchor)) return { text: part }
      seen.add(anchor)
      return { text: part, href: `${GLOSSARY}#${anchor}` }
    })
}
