import type { Day } from '#platform/dates.ts'
import type { Fault } from '#platform/shapes.ts'
import type { CityFile, FileResidents, PaperEntry, TownEntry } from '../rules.ts'

/** The papers of a file as they are stored: the whole city first, then by town, sex and age. */
export const papersIn = ({ population = [] }: Pick<CityFile, 'population'>): PaperEntry[] =>
  population.map(paper => ({
    ...paper,
    rows: paper.rows
      .map(row => ({ ...row, town: row.town ?? null }))
      .toSorted((a, b) => (residentsKey(a) < residentsKey(b) ? -1 : 1)),
  }))

export const residentsKey = ({ town = null, sex, band }: FileResidents): string =>
  `${town ?? ''} ${sex} ${String(band).padStart(2, '0')}`

/** Papers of days that have not come. */
export const papersAhead = ({ population = [] }: Pick<CityFile, 'population'>, today: Day): Fault[] =>
  population.flatMap(({ as_of }, at) =>
    as_of > today
      ? [{ path: `population[${at}].as_of`, says: 'きょうより後の日付です。人口を数えた日を書いてください。' }]
      : [],
  )

/** Residents of a town that is not there, or who are told twice in one paper. */
export const paperFaults = (
  { population = [] }: Pick<CityFile, 'population'>,
  towns: readonly Pick<TownEntry, 'name'>[],
): Fault[] => {
  const names = new Set(towns.map(({ name }) => name))
  return population.flatMap(({ rows }, i) => {
    const seen = new Set<string>()
    return rows.flatMap((row, j): Fault[] => {
      const path = `population[${i}].rows[${j}]`
      const [town, key] = [row.town ?? null, residentsKey(row)]
      const isTwice = seen.has(key)
      seen.add(key)
      if (town !== null && !names.has(town))
        return [
          {
            path: `${path}.town`,
            says: `「${town}」という町が、町の一覧にも登録にもありません。名前を確かめてください。`,
          },
        ]
      return isTwice ? [{ path, says: 'この町・性別・年代は、前の行にもあります。1つにしてください。' }] : []
    })
  })
}
