import { insertWord } from '#features/words/index.ts'
import { newId } from '#platform/ids.ts'
import type { City } from './city.ts'

/** Words of the demo city's own, as its desk hears them. */
const WORDS = [
  ['ベーゴマ', '昔あそび', '近隣センターの「昔あそびの日」で聞いた言い方'],
  ['どんと焼き', '餅つき', '町会の冬の行事の呼び方（窓口で聞いた）'],
] as const

/** The city's own words for a search. */
export async function addWords({ tx, now, staff }: City): Promise<void> {
  for (const [asked, means, source] of WORDS)
    await insertWord(tx, { id: newId<'word'>(), asked, means, source, by_account: staff['suzuki']!, created_at: now })
}
