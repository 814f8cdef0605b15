import pg from 'pg'
import { YUI } from '#platform/called.ts'
import { ownersTx, type Tx } from './db.ts'
import { SetupError } from './errors.ts'
import { newId } from './ids.ts'
import { types } from './pools.ts'

export type NewMunicipality = {
  code: string
  name: string
  prefecture: string
  host?: string | null
  desk_name: string
  desk_phone: string
  desk_hours: string
  desk_address: string
  lat: number
  lng: number
}

/** The way in of the owner of the schema: the application's login can only read the register. */
export type OwnerConfig = pg.ClientConfig

/** Puts a municipality into the register as it is given, for a city that is filled by a program. Gives its id. */
export const registerMunicipality = (owner: OwnerConfig, row: NewMunicipality): Promise<string> =>
  asOwner(owner, client => insert(client, row))

/** Puts a prefecture into the register, or changes its entry. Whether it is new. Refuses a host that another one has. */
export const registerPrefecture = (
  owner: OwnerConfig,
  row: Omit<NewMunicipality, 'lat' | 'lng' | 'host'> & { host: string },
): Promise<boolean> =>
  asOwner(owner, async client => {
    const host = readHost(row.host)
    const all = await registered(client)
    const known = all.some(({ code }) => code === row.code)
    refuseTaken(all, row.code, host)
    if (!known) refuseHostless(all, host)
    // It has no place of its own on the map of a city.
    if (!known) await insert(client, { ...row, host, lat: 0, lng: 0 })
    await client.query(
      `update municipality set kind = 'prefecture', name = $2, host = $3, desk_name = $4, desk_phone = $5, desk_hours = $6, desk_address = $7 where code = $1`,
      [row.code, row.name, host, row.desk_name, row.desk_phone, row.desk_hours, row.desk_address],
    )
    return !known
  })

/** What a municipality's entry says beside its code. */
export type Entry = Omit<NewMunicipality, 'code' | 'host'> & {
  host: string | null
  platform_name: string
  accent: string | null
}

/**
 * Works as the owner for one municipality, in one transaction in which it is also registered unless it is there (`isNew`);
 * undone as a whole where the work throws, or `keep` says so. Refuses, with a sentence that says what to do, a second
 * municipality until each has a host of its own: by it a request is told whose it is.
 */
export const asMunicipality = <T>(
  owner: OwnerConfig,
  row: NewMunicipality,
  work: (tx: Tx, municipality: string, isNew: boolean) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> =>
  asOwner(
    owner,
    async client => {
      const host = row.host ? readHost(row.host) : null
      const all = await registered(client)
      const known = all.find(({ code }) => code === row.code)
      refuseTaken(all, row.code, host)
      if (!known) refuseHostless(all, host)
      const id = known?.id ?? (await insert(client, { ...row, host }))
      await client.query(`select set_config('app.tenant', $1, true)`, [id])
      return work(ownersTx(client), id, known === undefined)
    },
    keep,
  )

/** The entry that a municipality has. */
export const entryOf = (tx: Pick<Tx, 'selectFrom'>, id: string): Promise<Entry & { code: string }> =>
  tx
    .selectFrom('municipality')
    .select(['code', 'name', 'prefecture', 'host', 'platform_name', 'accent'])
    .select(['desk_name', 'desk_phone', 'desk_hours', 'desk_address', 'lat', 'lng'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Changes what a municipality's entry says; from the lane of staff only what a city decides itself. */
export const changeEntry = (tx: Tx, id: string, entry: Partial<Entry>) =>
  tx.updateTable('municipality').set(entry).where('id', '=', id).execute()

function refuseHostless(all: readonly Row[], host: string | null): void {
  const nameless = all.filter(other => !other.host)
  if (nameless.length > 0)
    throw new SetupError(
      `2つ目の自治体を登録する前に、${nameless.map(({ name }) => name).join('、')}のホスト名を決めてください。例：${YUI} municipality host ${nameless[0]!.code} yui.city.example.lg.jp`,
    )
  if (all.length > 0 && !host)
    throw new SetupError(
      '2つ目からの自治体には、ファイルに host（アドレスのホスト名）が要ります。例："host": "yui.city.example.lg.jp"',
    )
}

/** Gives a municipality the host at which it answers, as `readHost` gives it; gives its name. Refuses another one's host. */
export const setHost = (owner: OwnerConfig, code: string, host: string): Promise<string> =>
  asOwner(owner, async client => {
    const all = await registered(client)
    const one = all.find(other => other.code === code)
    if (!one) throw new SetupError(`コード ${code} の自治体は登録されていません。${codesOf(all)}`)
    refuseTaken(all, code, host)
    await client.query('update municipality set host = $2 where code = $1', [code, host])
    return one.name
  })

export const listMunicipalities = (owner: OwnerConfig): Promise<Row[]> => asOwner(owner, registered)

/** A host name as browsers send it: small letters, other scripts in their ASCII form. Refuses a port, a path, a scheme. */
export function readHost(text: string): string {
  // A dot at the end is the same name (RFC 1034 §3.1): of two cities it is still one host.
  const name = text.replace(/\.$/, '')
  const url = URL.canParse(`http://${name}`) ? new URL(`http://${name}`) : null
  if (url && url.href === `http://${url.hostname}/` && !/[/?#@:]|\.\.|^\./.test(`${name}.`)) return url.hostname
  throw new SetupError(
    `「${text}」はホスト名として使えません。https:// や / や番号（:3000）をつけずに書いてください。例：yui.city.kashiwa.lg.jp`,
  )
}

type Row = { id: string; code: string; name: string; host: string | null }

/** The codes from which to choose, as a sentence. */
export const codesOf = (all: readonly Pick<Row, 'code' | 'name'>[]): string =>
  `登録されている自治体：${all.map(({ code, name }) => `${code}（${name}）`).join('、') || 'なし'}`

const registered = (client: pg.Client): Promise<Row[]> =>
  ownersTx(client).selectFrom('municipality').select(['id', 'code', 'name', 'host']).orderBy('code').execute()

function refuseTaken(all: readonly Row[], code: string, host: string | null): void {
  const owner = all.find(other => host !== null && other.host?.toLowerCase() === host && other.code !== code)
  if (owner)
    throw new SetupError(
      `ホスト名「${host}」は ${owner.name}（${owner.code}）が使っています。別のホスト名にしてください。`,
    )
}

/** One change of the register at a time, all or nothing: what throws leaves the transaction to end with its connection. */
async function asOwner<T>(
  owner: OwnerConfig,
  work: (client: pg.Client) => Promise<T>,
  keep: (result: T) => boolean = () => true,
): Promise<T> {
  const client = new pg.Client({ ...owner, types })
  await client.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('yui register'))`)
    const result = await work(client)
    await client.query(keep(result) ? 'commit' : 'rollback')
    return result
  } finally {
    await client.end()
  }
}

async function insert(client: pg.Client, row: NewMunicipality): Promise<string> {
  const id = newId<'municipality'>()
  const { code, name, prefecture, host = null, desk_name, desk_phone, desk_hours, desk_address, lat, lng } = row
  await client.query(
    'insert into municipality (id, code, name, prefecture, host, desk_name, desk_phone, desk_hours, desk_address, lat, lng) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
    [id, code, name, prefecture, host, desk_name, desk_phone, desk_hours, desk_address, lat, lng],
  )
  return id
}
