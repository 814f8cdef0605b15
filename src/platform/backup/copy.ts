import type { Hash } from 'node:crypto'
import { once } from 'node:events'
import type { Duplex, Writable } from 'node:stream'
import pg from 'pg'

/** What we use of pg's connection beside its public part: the messages of COPY. */
type Copying = pg.Connection & {
  stream: Duplex
  sendCopyFromChunk: (chunk: Uint8Array) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
}

type Handlers = {
  copyIn?: (connection: Copying) => Promise<void>
  piece?: (chunk: Buffer, connection: Copying) => void
}

/** Runs one COPY; gives how many rows it moved. What stopped the giver of the rows is thrown, not what the server says of it. */
const copying = (client: pg.Client, sql: string, { copyIn, piece }: Handlers): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    client.query({
      submit: (connection: pg.Connection) => connection.query(sql),
      handleCopyInResponse: (connection: Copying) =>
        copyIn?.(connection).catch(error => {
          reject(error)
          connection.sendCopyFail('the rows cannot be read')
        }),
      handleCopyData: (message: { chunk: Buffer }, connection: Copying) => piece?.(message.chunk, connection),
      handleCommandComplete: ({ text }: { text: string }) => {
        rows = Number(text.replace('COPY ', ''))
      },
      handleError: reject,
      handleReadyForQuery: ({ stream }: Copying) => {
        // A writer that was ended before it drained never says that it did.
        stream.resume()
        resolve(rows)
      },
    } as pg.Submittable)
  })

/**
 * Writes the rows of a query as PostgreSQL's own text, no faster than `to` takes them; what comes after `to` broke off is
 * dropped.
 */
export const copyOut = (client: pg.Client, query: string, to: Writable): Promise<number> =>
  copying(client, `copy (${query}) to stdout`, {
    piece: (chunk, { stream }) => {
      // The driver reads the next message into the same memory, so what is kept is copied.
      if (to.destroyed || to.write(Buffer.from(chunk)) || stream.isPaused()) return
      stream.pause()
      const go = () => {
        to.off('drain', go).off('close', go)
        stream.resume()
      }
      to.on('drain', go).on('close', go)
    },
  })

/** Reads rows into a table from such text. */
export const copyIn = (client: pg.Client, table: string, from: AsyncIterable<Uint8Array>): Promise<number> =>
  copying(client, `copy ${pg.escapeIdentifier(table)} from stdin`, {
    copyIn: async connection => {
      for await (const chunk of from) {
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    },
  })

/** What comes by, while the hash takes note of it. */
export async function* hashed(from: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of from) {
    hash.update(chunk)
    yield chunk
  }
}
