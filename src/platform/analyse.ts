import pg from 'pg'

/** Counts what stands in the tables: a server that was just filled knows nothing of it, and goes through whole tables. */
export async function analyse(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('analyze').finally(() => client.end())
}
