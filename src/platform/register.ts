import pg from 'pg'
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

/** Adds a municipality to the register, as the owner of the schema: the application's login can only read it. Gives its id. */
export async function registerMunicipality(owner: pg.ClientConfig, row: NewMunicipality): Promise<string> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const id = newId<'municipality'>()
    await client.query(
      'insert into municipality (id, code, name, prefecture, host, desk_name, desk_phone, desk_hours, desk_address, lat, lng) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
      [
        id,
        row.code,
        row.name,
        row.prefecture,
        row.host ?? null,
        row.desk_name,
        row.desk_phone,
        row.desk_hours,
        row.desk_address,
        row.lat,
        row.lng,
      ],
    )
    return id
  } finally {
    await client.end()
  }
}
