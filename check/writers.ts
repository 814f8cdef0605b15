// One writer per table: every insert, update and delete of a table stands in one feature (or in the platform).

export type Source = { name: string; text: string }
type Write = { table: string; owner: string; place: string }

const KYSELY = /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*(?:['"`](\w+)|[^'"`\s)])/g
const RAW =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?(?:"?([a-z_]+)\b|\$\{)/gi
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm

/** A feature by its name; everything else in src by its folder (`platform`), or by `src` itself. */
const ownerOf = (name: string): string => /^src\/(?:features\/)?([^/]+)\//.exec(name)?.[1] ?? 'src'

/** The tables that the generated schema names. */
export const tablesOf = (schema: string): ReadonlySet<string> =>
  new Set(
    Array.from(
      (/export interface DB \{([^}]*)\}/.exec(schema)?.[1] ?? '').matchAll(/^\s*(\w+):/gm),
      found => found[1]!,
    ),
  )

/** Every write of a table of ours in these files; a table that a feature names by a variable stands as '?'. */
export function writesOf(files: readonly Source[], tables: ReadonlySet<string>): Write[] {
  return files.flatMap(({ name, text }) => {
    // Comments become blanks of the same shape, so that lines are counted as they stand.
    const code = text.replace(COMMENTS, comment => comment.replace(/[^\n]/g, ' '))
    return [...code.matchAll(KYSELY), ...code.matchAll(RAW)].flatMap(found => {
      const table = found[1]?.toLowerCase() ?? '?'
      const place = `${name}:${code.slice(0, found.index).split('\n').length}`
      const owner = ownerOf(name)
      const ours = tables.has(table) || (table === '?' && name.startsWith('src/features/'))
      return ours ? [{ table, owner, place }] : []
    })
  })
}

/** A line for each table that two of them write, with a place of each, and for each write whose table cannot be read. */
export function sharedTables(files: readonly Source[], schema: string): string[] {
  const byTable = Map.groupBy(writesOf(files, tablesOf(schema)), ({ table }) => table)
  return [...byTable].flatMap(([table, writes]) => {
    if (table === '?')
      return writes.map(({ place }) => `${place}  a write names its table: by a variable nobody can find it`)
    const owners = Map.groupBy(writes, ({ owner }) => owner)
    if (owners.size < 2) return []
    const places = [...owners].map(([owner, [first]]) => `${owner} at ${first!.place}`)
    return [`${writes[0]!.place}  one writer per table: ${table} is written by ${places.join(' and ')}`]
  })
}
