// What a process keeps in memory of a database is of that one database alone: of another (a restored one, one of a test
// beside it), whose municipality may have the same id, it keeps something of its own.

const homes = new WeakMap<object, object>()

/** Notes of which database a transaction is. */
export const atHome = <T extends object>(tx: T, home: object): T => {
  homes.set(tx, home)
  return tx
}

/** The database of a transaction, or what was given where it is one itself; a transaction of nobody's is its own. */
export const homeOf = (db: object): object => homes.get(db) ?? db

/** What is kept of each database, made when it is first asked for and given back with the database. */
export function keptOf<T>(make: () => T): (db: object) => T {
  const all = new WeakMap<object, T>()
  return db => {
    const home = homeOf(db)
    const known = all.get(home)
    if (known !== undefined) return known
    const made = make()
    all.set(home, made)
    return made
  }
}
