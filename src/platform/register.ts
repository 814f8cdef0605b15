import pg from 'pg'
import { SetupError } from './errors.ts'
import { newId } from './ids.ts'

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

/**
 * Adds a municipality. Refuses, with a sentence that says what to do, one that is there, and a second one until each has
 * a host of its own: by it a request is told whose it is.
 */
export async function addMunicipality(owner: OwnerConfig, row: NewMunicipality): Promise<string> {
  const host = row.host ? readHost(row.host) : null
  return asOwner(owner, async client => {
    const others = await registered(client)
    const same = others.find(({ code }) => code === row.code)
    if (same) throw new SetupError(`${same.name}（${same.code}）はもう登録されています。`)
    refuseTaken(others, row.code, host)
    const nameless = others.filter(other => !other.host)
    if (nameless.length > 0)
      throw new SetupError(
        `2つ目の自治体を登録する前に、${nameless.map(({ name }) => name).join('、')}のホスト名を決めてください。例：npx yui municipality host ${nameless[0]!.code} yui.city.example.lg.jp`,
      )
    if (others.length > 0 && !host)
      throw new SetupError(
        '2つ目からの自治体には、ファイルに host（アドレスのホスト名）が要ります。例："host": "yui.city.example.lg.jp"',
      )
    return insert(client, { ...row, host })
  })
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
  const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : null
  if (url && url.href === `http://${url.hostname}/` && !/[/?#@:]/.test(text)) return url.hostname
  throw new SetupError(
    `「${text}」はホスト名として使えません。https:// や / や番号（:3000）をつけずに書いてください。例：yui.city.kashiwa.lg.jp`,
  )
}

type Row = { code: string; name: string; host: string | null }

/** The codes from which to choose, as a sentence. */
export const codesOf = (all: readonly Pick<Row, 'code' | 'name'>[]): string =>
  `登録されている自治体：${all.map(({ code, name }) => `${code}（${name}）`).join('、') || 'なし'}`

async function registered(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>('select code, name, host from municipality order by code')
  return rows
}

function refuseTaken(all: readonly Row[], code: string, host: string | null): void {
  const owner = all.find(other => host !== null && other.host?.toLowerCase() === host && other.code !== code)
  if (owner) throw new SetupError(`ホスト名「${host}」は ${owner.name}（${owner.code}）が使っています。`)
}

/** One change of the register at a time, all or nothing. */
async function asOwner<T>(owner: OwnerConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('yui register'))`)
    const result = await work(client)
    await client.query('commit')
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
