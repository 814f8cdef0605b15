import { type ListedTown, type Point, type TownList, townsIn, withoutBlock } from '#features/places/index.ts'
import type { Fault } from '#platform/shapes.ts'
import { paperFaults, papersIn } from './papers/rules.ts'
import {
  type AreaEntry,
  type City,
  type CityFile,
  ENTRY_KEYS,
  keyOf,
  type Merged,
  overlaid,
  type TownEntry,
} from './rules.ts'
import { linesIn, slopesIn, travelFaults } from './travel/rules.ts'

type Given = Pick<ListedTown, 'name' | 'kana' | 'postcode'> & { point: Point; area: string | null }

const REST = '*'

/**
 * The city as it will be with what a file says, and with the towns of these lists. Nothing is taken out: what the file does
 * not name stays as it is. Wrong is what names a town or an area that is not there, twice or nowhere.
 */
export function merge(known: City, file: CityFile, lists: readonly TownList[] = []): Merged {
  // A colour may be given up; a host that a file does not name is none that it takes away.
  const entry = Object.fromEntries(
    ENTRY_KEYS.map(key => [key, key === 'accent' && file.accent === null ? null : (file[key] ?? known[key])]),
  )
  const areas = overlaid<Omit<AreaEntry, 'lat' | 'lng'> & Partial<Point>>(
    known.areas,
    namedAreas(file, known),
    ({ name }) => name,
  )
  const given = givenTowns(known, file, lists, areas)
  const assigned = assignments(file)
  const rest = file.areas?.find(({ towns = [] }) => towns.includes(REST))?.name ?? null
  const placed = given.map(town => ({
    ...town,
    area: areaFor(town, assigned) ?? town.area ?? rest,
  }))
  const stops = overlaid(known.stops, file.stops ?? [], keyOf.stops)
  const towns = placed.flatMap(({ point, area, ...town }): TownEntry[] =>
    area === null ? [] : [{ ...town, area, ...point }],
  )
  return {
    city: {
      ...(entry as Pick<City, (typeof ENTRY_KEYS)[number]>),
      areas: areas.map(area => ({ ...area, ...middle(area, towns, known) })),
      towns,
      facilities: overlaid(known.facilities, file.facilities ?? [], keyOf.facilities),
      stops,
      lines: overlaid(known.lines, linesIn(file), keyOf.lines),
      slopes: overlaid(known.slopes, slopesIn(file), keyOf.slopes),
      programmes: overlaid(known.programmes, file.programmes ?? [], keyOf.programmes),
      settings: overlaid(known.settings, file.settings ?? [], keyOf.settings),
      indicators: overlaid(known.indicators, file.indicators ?? [], keyOf.indicators),
      targets: overlaid(known.targets, file.targets ?? [], keyOf.targets),
      population: overlaid(known.population, papersIn(file), keyOf.population),
    },
    left: placed.filter(({ area }) => area === null).map(({ name }) => name),
    faults: [
      ...twice(file),
      ...townFaults(file, placed, areas),
      ...emptyAreas(file, areas, towns),
      ...strange(file, known),
      ...paperFaults(file, towns),
      ...travelFaults(file, stops, areas),
    ],
  }
}

function namedAreas(file: CityFile, known: City): (Omit<AreaEntry, 'lat' | 'lng'> & Partial<Point>)[] {
  const before = new Map(known.areas.map(area => [area.name, area]))
  const own = (file.areas ?? []).map(({ towns: _, ...area }) => ({
    ...before.get(area.name),
    ...area,
    neighbour: null,
  }))
  const others = (file.neighbours ?? []).map(({ code, ...area }) => ({
    ...before.get(area.name),
    ...area,
    neighbour: code,
  }))
  return [...own, ...others]
}

/** All towns there are to be: those that are known, with what the lists and then the file say of them, and new ones. */
function givenTowns(
  known: City,
  file: CityFile,
  lists: readonly TownList[],
  areas: readonly Pick<AreaEntry, 'name' | 'neighbour'>[],
): Given[] {
  const all = new Map<string, Given>(
    known.towns.map(({ name, area, kana, postcode, lat, lng }) => [
      name,
      { name, area, kana, postcode, point: { lat, lng } },
    ]),
  )
  const put = ({ name, kana, postcode, point }: ListedTown, area: string | null) => {
    const was = all.get(name)
    if (!point && !was) return
    all.set(name, {
      name,
      kana: kana || was?.kana || '',
      postcode: postcode || was?.postcode || '',
      point: point ?? was!.point,
      area: was?.area ?? area,
    })
  }
  const city = { code: file.code ?? known.code, name: file.name ?? known.name }
  for (const list of lists) {
    for (const town of townsIn(list, city)) put(town, null)
    for (const { name, neighbour } of areas)
      if (neighbour)
        for (const town of townsIn(list, { code: neighbour, name })) put({ ...town, name: name + town.name }, name)
  }
  for (const { name, area = null, kana, postcode, lat, lng } of file.towns ?? []) {
    const was = all.get(name)
    const said = { kana: kana ?? was?.kana ?? '', postcode: postcode ?? was?.postcode ?? '' }
    all.set(name, { name, ...said, point: { lat, lng }, area: area ?? was?.area ?? null })
  }
  return [...all.values()]
}

/** Which area names a town: a town by its whole name stands for all its 丁目, unless one is named by itself. */
const assignments = (file: CityFile): ReadonlyMap<string, string> =>
  new Map((file.areas ?? []).flatMap(({ name, towns = [] }) => towns.map(town => [town, name] as const)))

const areaFor = ({ name }: Given, assigned: ReadonlyMap<string, string>): string | null =>
  assigned.get(name) ?? assigned.get(withoutBlock(name)) ?? null

/** Where an area is: as the file says, else as it is known, else in the middle of its towns (of the city without any). */
function middle(
  { name, lat, lng }: { name: string } & Partial<Point>,
  towns: readonly TownEntry[],
  city: Point,
): Point {
  if (lat !== undefined && lng !== undefined) return { lat, lng }
  const own = towns.filter(({ area }) => area === name)
  if (own.length === 0) return { lat: city.lat, lng: city.lng }
  const mean = (values: readonly number[]) =>
    Number((values.reduce((sum, one) => sum + one, 0) / values.length).toFixed(6))
  return { lat: mean(own.map(town => town.lat)), lng: mean(own.map(town => town.lng)) }
}

/** What stands twice in one list of a file. */
function twice(file: CityFile): Fault[] {
  const lists = {
    areas: (file.areas ?? []).map(({ name }) => name),
    neighbours: (file.neighbours ?? []).map(({ code }) => code),
    towns: (file.towns ?? []).map(({ name }) => name),
    facilities: (file.facilities ?? []).map(keyOf.facilities),
    stops: (file.stops ?? []).map(keyOf.stops),
    lines: linesIn(file).map(keyOf.lines),
    slopes: slopesIn(file).map(keyOf.slopes),
    programmes: (file.programmes ?? []).map(keyOf.programmes),
    settings: (file.settings ?? []).map(keyOf.settings),
    indicators: (file.indicators ?? []).map(keyOf.indicators),
    targets: (file.targets ?? []).map(keyOf.targets),
    population: papersIn(file).map(keyOf.population),
  }
  return Object.entries(lists).flatMap(([list, keys]) =>
    keys.flatMap((key, at) =>
      keys.indexOf(key) < at
        ? [{ path: `${list}[${at}]`, says: `「${key}」が2回出てきます。1つにしてください。` }]
        : [],
    ),
  )
}

function townFaults(file: CityFile, towns: readonly Given[], areas: readonly { name: string }[]): Fault[] {
  const names = new Set(towns.flatMap(({ name }) => [name, withoutBlock(name)]))
  const first = new Map<string, string>()
  const named = (file.areas ?? []).flatMap(({ name, towns: own = [] }, i) =>
    own.flatMap((town, j): Fault[] => {
      const path = `areas[${i}].towns[${j}]`
      const other = first.get(town)
      first.set(town, other ?? name)
      if (other !== undefined)
        return [{ path, says: `「${town}」は「${other}」にも入っています。どちらか1つにしてください。` }]
      if (town === REST || names.has(town)) return []
      return [{ path, says: `「${town}」という町が、町の一覧にも登録にもありません。名前を確かめてください。` }]
    }),
  )
  const unknown = (file.towns ?? []).flatMap(({ name, area }, at): Fault[] =>
    area === undefined || areas.some(one => one.name === area)
      ? []
      : [{ path: `towns[${at}].area`, says: `「${name}」の圏域「${area}」が、areas にも登録にもありません。` }],
  )
  return [...named, ...unknown]
}

/** Areas of our own that the file names and that would have no town: nobody could live there. */
const emptyAreas = (file: CityFile, areas: readonly { name: string }[], towns: readonly TownEntry[]): Fault[] =>
  (file.areas ?? []).flatMap(({ name }, at) =>
    areas.some(area => area.name === name) && !towns.some(town => town.area === name)
      ? [
          {
            path: `areas[${at}]`,
            says: `圏域「${name}」に町がありません。towns に町の名前を書いてください（残りすべては "*"）。`,
          },
        ]
      : [],
  )

/** Targets of an indicator that neither the city nor the file has. */
function strange(file: CityFile, known: City): Fault[] {
  const keys = new Set([...known.indicators, ...(file.indicators ?? [])].map(({ key }) => key))
  return (file.targets ?? []).flatMap(({ indicator }, at) =>
    keys.has(indicator)
      ? []
      : [
          {
            path: `targets[${at}].indicator`,
            says: `「${indicator}」という指標はありません。使えるもの：${[...keys].join('、')}`,
          },
        ],
  )
}
