import { z } from 'zod'
import { line, needed } from '#platform/reading.ts'

const word = (label: string, sentence: string) =>
  needed(line(label, 40), sentence).refine(
    typed => !/\s/.test(typed ?? ''),
    `${label}は、間をあけずに1つのことばで入力してください。`,
  )

/** Two words that mean the same in a search. */
export const wordForm = z.object({
  asked: word('さがすことば', 'さがす人が入力することばを入力してください。例：夕涼み会'),
  means: word('同じ意味のことば', '活動の案内に書かれていることばを入力してください。例：夏祭り'),
  source: needed(line('もとになるもの', 200), 'どこから来た言い方かを入力してください。例：窓口で聞いた、地区の広報'),
})
