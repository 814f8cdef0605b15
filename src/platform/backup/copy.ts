import { once } from 'node:events'
import type { Duplex, Readable, Writable } from 'node:stream'
import pg from 'pg'

/** What we use of pg's connection beside its public part: the messages of COPY. */
type Copying = pg.Connection & {
  stream: Duplex
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
  sendCopyFail: (why: string) => void
}

type Handlers = {
  copyIn?: (connection: Copying) => Promise<void>
  piece?: (chunk: Buffer, connection: Copying) => void
}

/** Runs one COPY; gives how many rows it moved. */
const copying = (client: pg.Client, sql: string, { copyIn, piece }: Handlers): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    client.query({
      submit: (connection: pg.Connection) => connection.query(sql),
      handleCopyInResponse: (connection: Copying) =>
        copyIn?.(connection).catch(error => connection.sendCopyFail(String(error))),
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

/** Writes the rows of a table as PostgreSQL's own text, no faster than `to` takes them. */
export const copyOut = (client: pg.Client, table: string, to: Writable): Promise<number> =>
  copying(client, `copy ${pg.escapeIdentifier(table)} to stdout`, {
    piece: (chunk, { stream }) => {
      // The driver reads the next message into the same memory, so what is kept is copied.
      if (to.write(Buffer.from(chunk)) || stream.isPaused()) return
      stream.pause()
      to.once('drain', () => stream.resume())
    },
  })

/** Reads rows into a table from such text. */
export const copyIn = (client: pg.Client, table: string, from: Readable): Promise<number> =>
  copying(client, `copy ${pg.escapeIdentifier(table)} from stdin`, {
    copyIn: async connection => {
      for await (const chunk of from) {
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      connection.endCopyFrom()
    },
  })
