import { withoutBlock } from '#features/places/index.ts'
import type { City } from '../../rules.ts'

/** One line for each area: its name, and its towns without their 丁目. */
export const linesOf = ({ areas, towns }: Pick<City, 'areas' | 'towns'>): string =>
  areas
    .filter(({ neighbour }) => neighbour === null)
    .map(
      ({ name }) =>
        `${name}：${[...new Set(towns.filter(({ area }) => area === name).map(town => wholeIn(town, towns)))].join('、')}`,
    )
    .join('\n')

/** A town by its whole name where all its 丁目 are in one area, else by its own. */
function wholeIn(town: City['towns'][number], towns: City['towns']): string {
  const whole = withoutBlock(town.name)
  return towns.every(one => withoutBlock(one.name) !== whole || one.area === town.area) ? whole : town.name
}

/** Lines of 圏域：町、町 as a file has them; a line that is none is given back. */
export function areasIn(text: string): { areas: { name: string; towns: string[] }[] } | { wrong: string } {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const read = lines.map(line => /^([^：:]+)[：:](.*)$/.exec(line))
  const wrong = lines.find((_, at) => read[at] === null)
  if (wrong !== undefined) return { wrong }
  return {
    areas: read.flatMap(found =>
      found
        ? [
            {
              name: found[1]!.trim(),
              towns: found[2]!
                .split(/[、,，\s]+/)
                .filter(town => town !== '')
                .map(town => town.replace(/^[＊*]$/, '*')),
            },
          ]
        : [],
    ),
  }
}
